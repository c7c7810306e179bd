/** Which responses are meant. */

import type { Filter } from '../../../shared/filter.ts';
import type { ResponseClass } from '../../../shared/response-class.ts';
import type { KnownCountKey } from './counts.ts';
import type { FoundResponse } from './stored-response.ts';

/** Which responses are meant: the one choice behind every number and every list. */
export interface ResponseSelection {
  siteKey: number;
  surveyKeys: readonly number[];
  /** Epoch milliseconds, half-open. */
  from: number;
  to: number;
  /** All of them hold. Dimensions are the fixed ones, `version`, `rating` and attributes. */
  filters: readonly Filter[];
}

export interface ResponseFilter extends ResponseSelection {
  /** Only those with a text answer. */
  commented: boolean;
  /** Only those of this class. */
  class?: ResponseClass;
  /** Only complaints. */
  complaint?: boolean;
  /** Only those whose texts together hold each of these, as `text-match.ts` says. */
  words?: readonly string[];
  /** Only those with this tag. */
  tag?: string;
  /** Only those of the visitor who gave the response with this id. Nobody is known of one without a visitor. */
  visitorOf?: string;
  /** Only those of the visitor of this pseudonym. */
  visitor?: Uint8Array;
  /** Only those that answered one of these. */
  answered?: readonly KnownCountKey[];
  /** Only those with a composite score: who answered every item that their version weighs. */
  scored?: readonly Composite[];
  /** Strictly before this position, newest first. */
  before: Position | null;
  limit: number;
}

export interface Position {
  receivedAt: number;
  id: string;
}

export interface ResponsePage {
  found: FoundResponse[];
  /** Where the list goes on; null at its end. A page can be short of its limit where few of many responses fit. */
  next: Position | null;
}

/** A composite score of one version's answers: those who answered every item have one. */
export interface Composite {
  surveyKey: number;
  version: number;
  items: readonly { countKey: string; weight: number; min: number; max: number }[];
}
