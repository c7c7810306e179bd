/** The answer of `GET /v1/stats/questions` as a schema: what the interface's documentation says of it. */
import { z } from 'zod';
import type { QuestionStatsAnswer } from './question-stats.ts';
import { statsAnswer } from './stats-answer-schema.ts';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]).nullable();
const estimate = {
  value: z.number().nullable(),
  n: count,
  ci: interval.describe('95 % interval; null where there is none'),
};
const countedShare = z.strictObject({ ...estimate, count });
const { query, meta } = statsAnswer.shape;

export const questionStatsAnswer = z.strictObject({
  query: query.pick({ site: true, survey: true, period: true, from: true, to: true, tz: true, filter: true }),
  responses: count.describe('counted and partial ones, without erased ones'),
  completion: countedShare.describe('how many of the responses are complete'),
  unanswered: count.describe('incomplete responses without any answer'),
  erased: count.describe('erased responses, which are in no other number here'),
  timeToAnswer: z
    .strictObject({
      ...estimate,
      quartiles: interval.describe('what the middle half lies between'),
      excluded: count.describe('below 0 or above an hour: a wrong clock, or a page left open'),
    })
    .describe('seconds from `shownAt` to `submittedAt` of complete responses: the median and its interval'),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      text: z.union([z.string(), z.record(z.string(), z.string())]),
      reached: count.describe('who answered it or a later one, or completed the survey with it on the way'),
      answered: countedShare.describe('of those who reached it'),
      dropOff: countedShare.describe(
        'of those who reached it: who gave no later answer and did not complete',
      ),
    }),
  ),
  meta: meta.pick({ generatedAt: true, timezone: true, warnings: true, coverage: true }),
}) satisfies z.ZodType<Omit<QuestionStatsAnswer, 'questions'> & { questions: unknown[] }>;
