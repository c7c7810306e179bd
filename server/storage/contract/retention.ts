import type { Author } from './change.ts';
import type { Position } from './selection.ts';

/** Responses of one survey that were received in a stretch of time, and that still have something to lose. */
export interface DueQuestion {
  siteKey: number;
  surveyKey: number;
  /** `answers`: those that were not erased. `comments`: those of them with own words. */
  what: 'answers' | 'comments';
  /** Also those whose only own words are an "other": costs a look at the words of every response. */
  ofOther: boolean;
  /** Epoch milliseconds, half-open. */
  from: number;
  before: number;
}

/** The ids of the text questions of a version of a survey. */
export type TextQuestions = (surveyKey: number, version: number) => ReadonlySet<string>;

/**
 * One run of a retention: its job's id. All that it does to responses, in however many transactions, is one entry of the
 * audit for answers and one for comments, whose count grows with each of them.
 */
export interface RetentionRun extends Author {
  id: string;
}

/** What a term takes. No method subtracts from a count. */
export interface RetentionStore {
  /** The oldest first, behind `after`; reads no further than it returns, but for what has nothing to lose any more. */
  due(question: DueQuestion & { after: Position | null; limit: number }): Promise<Position[]>;
  countDue(question: DueQuestion): Promise<number>;
  /** As `ResponseStore.erase`, because their term is over. Tells how many there were. */
  anonymise(siteKey: number, ids: readonly string[], run: RetentionRun): Promise<number>;
  /**
   * Takes what was written in own words out of responses; everything else stays, and all numbers. A text that is gone
   * is an empty one. What is gone is gone from the files, as with an erasure. Tells how many there were.
   */
  removeWords(
    siteKey: number,
    ids: readonly string[],
    texts: TextQuestions,
    run: RetentionRun,
  ): Promise<number>;
  /**
   * Overwrites what dimensions and attributes were called that only erased or anonymised responses had. Views of fewer than
   * the site's `minimumN` that were counted under such a value move to `(erased)`; with more of them it stays. Looks at
   * every response of the sites where something was erased since, in a thread of its own; one call at a time. Tells how
   * many values that were.
   */
  forgetValues(): Promise<number>;
  /** Entries of a site that were made before a moment; null: those that concern no single one. */
  countAudit(siteKey: number | null, before: number): Promise<number>;
  /** Removes up to `most` of them, the oldest first, and enters how many; tells how many. */
  removeAudit(siteKey: number | null, before: number, most: number, run: RetentionRun): Promise<number>;
}
