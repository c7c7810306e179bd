import type { CounterAddition } from './counting.ts';

/** Where the counts of one output row lie: the buckets of one span in the half-open range [from, to). */
export interface CountSegment {
  /** Index of the output bucket that these belong to. */
  out: number;
  span: Span;
  from: number;
  to: number;
  /** These are taken away again: a month less a few days is cheaper than most of its days. */
  minus?: true;
}

export const spans = { quarter: 0, day: 1, month: 2 } as const;

export type Span = (typeof spans)[keyof typeof spans];

export interface CountQuestion {
  siteKey: number;
  surveyKey: number;
  countKey: string;
  /** Null: the total. */
  dimension: string | null;
  /** With a dimension: only this value. Absent: one output row a value. */
  value?: string;
  /** Only this version of the survey. */
  version?: number;
  /** One output row a version. */
  byVersion?: boolean;
  segments: readonly CountSegment[];
}

export interface CountRow {
  out: number;
  /** The dimension's value, the version as text, or null for a total. */
  value: string | null;
  counts: number[];
}

/** A survey's key as it has been counted so far. */
export interface KnownCountKey {
  surveyKey: number;
  countKey: string;
}

export type ValueState = 'counted' | 'folded' | 'unseen';

export interface CountStore {
  /** Adds counters that have no rows behind them. */
  add(additions: readonly CounterAddition[]): Promise<void>;
  /** Answers several questions from one snapshot. Costs the buckets and values asked for, whatever the history. */
  read(questions: readonly CountQuestion[]): Promise<CountRow[][]>;
  /**
   * Whether a value has counts of its own (`counted`), shares `(other)` with those that came after the dimension's
   * places were taken (`folded`), or has not been seen (`unseen`). `(other)` itself is `counted`.
   */
  valueState(siteKey: number, surveyKey: number, dimension: string, value: string): Promise<ValueState>;
  /** Every key that a site has counts of. */
  keys(siteKey: number): Promise<KnownCountKey[]>;
  /** First moment (epoch milliseconds, quarter hour) that a site has counts of, or null. */
  earliest(siteKey: number): Promise<number | null>;
  /**
   * After the site's zone was changed: takes the responses received last of those that are still counted in the days and
   * months of the zone before, at most so many of each survey, and counts them in those of the zone it has now. Tells
   * how many; null when none is left and the site's days are whole again. Views by dimension have no rows and no times:
   * they stay in the days of the zone before.
   */
  recountDays(siteKey: number, most: number): Promise<number | null>;
  /** Compares the counts with a recount of all rows, and tells each counter that differs. For checks; reads all. */
  verify(): Promise<CountDifference[]>;
  /**
   * Writes a recount of all rows over the counts, in one transaction; tells how many rows of counts were put right.
   * Counters without rows behind them stay as they are.
   */
  rebuild(): Promise<number>;
}

export interface CountDifference {
  where: string;
  live: number[];
  recounted: number[];
}

/**
 * Values that a breakdown may show in place of a dimension's own. A response that gives `(other)` as its value is
 * counted under it and takes no place.
 */
export const otherValue = '(other)';

export const noValue = '(none)';

/** What stands for the values of responses that were erased. It has counts of its own, whatever places are left. */
export const erasedValue = '(erased)';

/** How many values of a dimension a survey counts by themselves; what comes later shares `(other)`. */
export const valuesPerDimension = 200;
