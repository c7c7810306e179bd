/** What a response adds to the counts, and where. */

import type { ResponseClass } from '../../../shared/response-class.ts';
import type { Countable, StoredResponse } from './stored-response.ts';

/** One counter of one key, which moves by one when a response is counted. */
export interface CountCell {
  countKey: string;
  /** 0 to 10. */
  counter: number;
  by: number;
}

/** The buckets that a moment falls into: a quarter hour UTC, a day and a month in the site's zone. */
export interface Buckets {
  quarter: number;
  day: number;
  month: number;
}

/** The rules of counting, which are the domain's and not the engine's: given to an engine when it is opened. */
export interface CountRules {
  classOf(response: Countable): ResponseClass;
  cellsOf(response: Countable): CountCell[];
  /** Which counters of `~caution` the response moves while it counts. */
  cautionsOf(response: Countable): number[];
  bucketsOf(at: number, timezone: string): Buckets;
  /** Marks a new response, when its visitor's last one to the survey was received at that moment, or never (null). */
  afterEarlier(response: StoredResponse, earlier: number | null): StoredResponse;
  /** What is left of a response that is erased; it adds the same to the totals. */
  erasedOf(response: StoredResponse): StoredResponse;
  /**
   * A response without what was written in own words; it adds the same to every number.
   * @param texts the ids of the text questions of its version
   */
  wordlessOf(response: StoredResponse, texts: ReadonlySet<string>): StoredResponse;
}

/** Counters without rows behind them: funnel steps, summed in memory and added about once a second. */
export interface CounterAddition {
  siteKey: number;
  surveyKey: number;
  version: number;
  at: number;
  dimensions: Record<string, string>;
  cells: CountCell[];
}
