import type { WidgetSurvey } from '../shared/widget-config.ts';

/** What speaks against showing a survey: another page, not drawn in the sample, or asked not long ago. */
export type Objection = 'page' | 'sample' | 'asked';

export interface Moment {
  /** `location.pathname`. */
  path: string;
  /** This view's draw for the survey, 0 to below 1. */
  draw: number;
  /** When the visitor last answered or declined it, in milliseconds; undefined if never. */
  askedAt: number | undefined;
  /** Milliseconds, by the same clock. */
  now: number;
}

/** Everything that speaks against showing the survey now, so that it can be explained; empty: it may show. */
export function objections(show: WidgetSurvey['show'], moment: Moment): Objection[] {
  const found: Objection[] = [];
  if (show.pages?.length && !show.pages.some((glob) => matches(glob, moment.path))) found.push('page');
  if (moment.draw >= show.sample) found.push('sample');
  if (moment.askedAt !== undefined && moment.now - moment.askedAt < show.every) found.push('asked');
  return found;
}

/** Whether a glob (`*` is any run of characters) covers the whole path. */
function matches(glob: string, path: string): boolean {
  const pattern = decoded(glob)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*');
  return new RegExp(`^${pattern}$`, 's').test(decoded(path));
}

/** Browsers percent-encode paths; people write globs either way. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
