import type { AnswerValue, FlagName } from '../../../shared/response.ts';
import type { ResponseClass } from '../../../shared/response-class.ts';

/** One answer: the question, and what its type has as a value. */
export interface StoredAnswer {
  question: string;
  value: AnswerValue;
}

/** A counter of a key that moves by one when an answer is counted. */
export interface AnswerCell {
  /** A rating's `question:type:scale`, so that another type or scale is never pooled with it. */
  countKey: string;
  /** 0 to 10; of a rating the value itself. */
  counter: number;
}

/** What decides the class of a response: the first of `responseClasses` that fits. */
export interface Standing {
  test: boolean;
  archived: boolean;
  bot: boolean;
  flagged: boolean;
}

/** What is noted of a response beside its class, when it is stored. */
export interface Marks {
  /** The site's rule made it a complaint. */
  complaint: boolean;
  /** Its visitor had answered the survey before. Engines find that out themselves. */
  repeated: boolean;
}

/** One response as it is stored: judged, normalised, and timed by the server's clock. */
export interface StoredResponse extends Standing, Marks {
  siteKey: number;
  surveyKey: number;
  /** UUID, lower case. */
  id: string;
  revision: number;
  version: number;
  complete: boolean;
  /** Epoch milliseconds of the first receipt. It fixes the buckets for good. */
  receivedAt: number;
  submittedAt: number | null;
  shownAt: number | null;
  /** Which rules flagged it, or called it a bot. A change of standing leaves them as they are. */
  flags: FlagName[];
  /**
   * Milliseconds after its visitor's last response to the survey within which a new one is flagged as a repeat.
   * Heeded when it is written, and not stored.
   */
  repeatWindow?: number;
  /** When others are told of it, where that is not when it was received. Heeded when it is written, and not stored. */
  toldAt?: number;
  /** 16 bytes of the hash of the body, which tell a repeat from another body. */
  digest: Buffer;
  page: string | null;
  visitor: Buffer | null;
  /** What it is counted under besides the total: fixed dimensions by their name. Absent: no value. */
  dimensions: Record<string, string>;
  /** Declared attributes; each is a dimension, too. */
  attributes: Record<string, string | number | boolean>;
  answers: StoredAnswer[];
  /** What the answers add to the counts, in the order of the questions, once the response counts. */
  cells: AnswerCell[];
  /** Whether a text was given. */
  commented: boolean;
  /** What is kept with a response but not counted (vitals, order, sampling…). */
  extra: Record<string, unknown> | null;
  /** How often it was sent again without change. */
  duplicates: number;
  /** What an owner has said of its standing: no later revision changes that. Absent: nothing. */
  settled?: readonly (keyof Standing)[];
  /** It was erased: whether it had come through the widget, which its dimensions no longer tell. Absent: it is whole. */
  erased?: 'widget' | 'elsewhere';
  /** What was written in own words was removed when its term was over: a text is an empty one. Absent: it was not. */
  wordless?: true;
}

/** All that counting needs of a response: what it answered stands in its cells. */
export type Countable = Omit<StoredResponse, 'answers'>;

/** What a later revision changes of a response that is stored. */
export type Amendment = Pick<
  StoredResponse,
  'revision' | 'complete' | 'answers' | 'cells' | 'commented' | 'complaint' | 'digest'
>;

/**
 * What became of one submitted response.
 * `stored`: new, or grown. `duplicate`: the same again. `stale`: an older revision, or of what was erased. `conflict`:
 * an equal revision with another body, or a later one of a complete response.
 */
export type WriteOutcome = 'stored' | 'duplicate' | 'stale' | 'conflict';

export interface FoundResponse extends Omit<StoredResponse, 'digest' | 'visitor'> {
  class: ResponseClass;
  /** In the order of the alphabet. */
  tags: string[];
  /** Its visitor is known by a pseudonym. */
  hasVisitor: boolean;
}
