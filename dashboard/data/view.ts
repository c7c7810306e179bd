import type { Period } from '../../shared/period.ts';

/** A stretch of time: one of the named periods, or dates as the interface takes them (`to` is not included). */
export type Span = { period: Period } | { from: string; to: string };

/** What the page shows. It lives in the address, so that a link, a reload and "back" all lead to the same numbers. */
export interface View {
  /** The id of a site; none: the first. */
  site?: string;
  /** The slug of a survey; none: the first of the site. */
  survey?: string;
  span: Span;
  /** An IANA time zone; none: the site's own. */
  zone?: string;
}

export const defaultPeriod: Period = '28d';
