/** What `GET /v1/stats/questions` takes and answers: how far people come in a survey, and how long they take. */
import { z } from 'zod';
import type { Localised } from './localised.ts';
import type { Ci, Estimate } from './metric-value.ts';
import { periodParameters } from './period.ts';
import type { QuestionType } from './question.ts';
import type { StatsAnswer } from './stats-answer.ts';

/** The plain parameters; `filter[…]` is read beside them. */
export const questionStatsParameters = z.strictObject({
  site: z.string().min(1).max(64),
  survey: z.string().min(1).max(64),
  ...periodParameters,
});

/** A share, and how many it is. */
export interface CountedShare extends Estimate {
  count: number;
}

export interface QuestionStats {
  id: string;
  /** As the newest of the versions asks it. */
  type: QuestionType;
  text: Localised;
  /** Who answered it or a later one, or completed the survey with this question on the way. */
  reached: number;
  /** Of those who reached it. */
  answered: CountedShare;
  /** Of those who reached it: who gave no later answer and did not complete. */
  dropOff: CountedShare;
}

export interface QuestionStatsAnswer {
  query: Pick<StatsAnswer['query'], 'site' | 'survey' | 'period' | 'from' | 'to' | 'tz' | 'filter'>;
  /** Responses that count or are partial, without erased ones. */
  responses: number;
  /** The share of the responses that are complete. */
  completion: CountedShare;
  /** Incomplete ones without any answer. */
  unanswered: number;
  /** Erased ones, which are in no number here. */
  erased: number;
  timeToAnswer: Estimate & {
    /** What the middle half lies between, in seconds. */
    quartiles: Ci | null;
    /** Complete ones that would have taken less than nothing or more than an hour. */
    excluded: number;
  };
  /** In the order in which they are asked; those of former versions alone after them. */
  questions: QuestionStats[];
  meta: Pick<StatsAnswer['meta'], 'generatedAt' | 'timezone' | 'warnings' | 'coverage'>;
}
