import type { ChangeKind, LiveChange } from '../../shared/live.ts';

/** What an answer depends on, so that it is asked for again when that has changed. */
export interface About {
  /** The slug of a survey; none: the site as a whole. */
  survey?: string;
  what: readonly ChangeKind[];
}

/** Whether an answer may be another one after the change. */
export function concerns(change: Pick<LiveChange, 'surveys' | 'what'>, { survey, what }: About): boolean {
  return (
    what.some((kind) => change.what.includes(kind)) &&
    (survey === undefined || change.surveys.includes(survey))
  );
}
