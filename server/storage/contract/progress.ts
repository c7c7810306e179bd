import type { Question } from '../../../shared/question.ts';
import type { ResponseSelection } from './selection.ts';
import type { TallyQuestion } from './tally.ts';

/** How far the responses to one survey came, question by question. */
export interface ProgressQuestion extends Omit<ResponseSelection, 'surveyKeys'> {
  surveyKey: number;
  /** What each version asks, in its order. */
  versions: readonly AskedVersion[];
  /** What it may cost; beyond that it is rejected with `TooCostly`. */
  limits: Pick<TallyQuestion['limits'], 'rows' | 'milliseconds'>;
}

export interface AskedVersion {
  version: number;
  questions: readonly Question[];
}

/** Of responses that count or are partial, without those that were erased. */
export interface Progress {
  responses: number;
  complete: number;
  /** Incomplete ones without any answer. */
  unanswered: number;
  /** Erased ones that would count: what is left of them does not tell how far they came. */
  erased: number;
  /** By the id of the question, of all versions; questions that nobody reached are left out. */
  questions: Record<string, QuestionProgress>;
  /** How many complete ones took so many tenths of a second from being shown to being sent, in ascending order. */
  times: [tenths: number, count: number][];
  /** Complete ones whose times say that they took less than nothing or more than an hour. */
  strangeTimes: number;
  /** As under `~coverage`, of the whole range. */
  coverage: number[];
  /** As under `~caution`, of the whole range. */
  caution: number[];
}

export interface QuestionProgress {
  /** Who answered it or a later one, or completed the survey with this question on the way. */
  reached: number;
  answered: number;
  /** Incomplete ones of which it is the last answer. */
  last: number;
}
