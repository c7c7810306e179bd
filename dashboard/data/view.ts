import type { Period } from '../../shared/period.ts';

/** A stretch of time: one of the named periods, or dates as the interface takes them (`to` is not included). */
export type Span = { period: Period } | { from: string; to: string };

/** A new site, a new survey, or how to put a survey into a page. */
export const setups = ['new-site', 'new', 'install'] as const;
export type Setup = (typeof setups)[number];

/** Pages of a site beside its overview and its surveys. */
export const sitePages = ['comments', 'journey', 'explore', 'report', 'build', 'settings'] as const;
export type SitePage = (typeof sitePages)[number];

/** What the page shows. It lives in the address, so that a link, a reload and "back" all lead to the same numbers. */
export interface View {
  /** None: the numbers of a survey, or the overview of the site. */
  page?: Setup | SitePage;
  /** The id of a site; none: the first. */
  site?: string;
  /** The slug of a survey; none: the overview of the site. */
  survey?: string;
  span: Span;
  /** An IANA time zone; none: the site's own. */
  zone?: string;
  /** What the page alone understands, be it one of a site or that of a survey, as a query: `metric=nps&breakdown=page`. */
  own?: string;
}

export const defaultPeriod: Period = '28d';
