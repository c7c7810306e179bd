/** Responses to a survey in which every kind of answer decides what is asked next, and to its next version, which is plain. */
import fc from 'fast-check';
import { judgeAnswers } from '../../server/ingest/answers/judge-answers.ts';
import type { AskedVersion } from '../../server/storage/contract/progress.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import { questions } from '../../shared/question.ts';
import type { SentAnswer } from '../../shared/response.ts';
import { noon, responseTo } from './builders.ts';

const options = [
  { id: 'card', text: 'Card' },
  { id: 'cash', text: 'Cash' },
];
const score = { id: 'score', type: 'nps', text: 'Recommend?' } as const;
const why = { id: 'why', type: 'text', text: 'Why?' } as const;

export const progressVersions: readonly AskedVersion[] = [
  {
    version: 1,
    questions: questions.parse([
      { ...score, jump: [{ if: { question: 'score', lte: 1 }, to: 'stars' }] },
      { ...why, if: { question: 'score', lte: 8 } },
      {
        id: 'pay',
        type: 'choice',
        text: 'How?',
        options,
        other: true,
        if: { question: 'why', answered: false },
      },
      { id: 'tags', type: 'choices', text: 'Which?', options, if: { question: 'pay', is: 'other' } },
      { id: 'care', type: 'matrix', text: 'Care?', items: [{ id: 'speed', text: 'Speed' }] },
      {
        id: 'search',
        type: 'kano',
        text: 'Search?',
        feature: 'Search',
        if: { question: 'tags', is: 'cash' },
      },
      {
        ...{ id: 'call', type: 'consent', text: 'May we call?' },
        if: { question: 'search', item: 'dysfunctional', lte: 3 },
        jump: [{ if: { question: 'call', is: false }, to: 'end' }],
      },
      { id: 'stars', type: 'stars', text: 'Good?', if: { question: 'care', item: 'speed', lte: 3 } },
      { id: 'rest', type: 'text', text: 'What else?' },
    ]),
  },
  {
    version: 2,
    questions: questions.parse([score, { id: 'call', type: 'text', text: 'Your number?' }, why]),
  },
];

const step = fc.integer({ min: 1, max: 5 });
const answers = {
  score: fc.integer({ min: 0, max: 10 }),
  why: fc.constantFrom('Late', 'Too late\nby far', '[1] "x"'),
  pay: fc.constantFrom('card', 'cash', { other: 'By bill, as ever' }),
  tags: fc.constantFrom(['card'], ['cash', 'card']),
  care: fc.record({ speed: step }),
  search: fc.record({ functional: step, dysfunctional: step }),
  call: fc.boolean(),
  stars: step,
  rest: fc.constant('Nothing'),
};
const plainAnswers = { score: answers.score, call: fc.constant('0123 45'), why: answers.why };
const standing = fc.constantFrom<object>(
  {},
  {},
  {},
  {},
  { test: true },
  { flagged: true },
  { archived: true },
);

/** What one response is, whatever survey it is to. */
const drafts = fc.record({
  given: fc.oneof(
    fc.record({ version: fc.constant(1), answers: fc.record(answers, { requiredKeys: [] }) }),
    fc.record({ version: fc.constant(2), answers: fc.record(plainAnswers, { requiredKeys: [] }) }),
  ),
  complete: fc.boolean(),
  standing,
  taken: fc.option(fc.integer({ min: -1000, max: 3_700_000 })),
});

export const randomProgress = fc.array(drafts, { maxLength: 40 });
export type Draft = typeof drafts extends fc.Arbitrary<infer T> ? T : never;

export function responseOfDraft(
  survey: StoredSurvey,
  { given, complete, standing, taken }: Draft,
): StoredResponse {
  const asked = progressVersions[given.version - 1]!.questions;
  const judged = judgeAnswers({ answers: given.answers as Record<string, SentAnswer>, complete }, asked);
  if ('code' in judged) throw new Error(JSON.stringify(judged));
  const times = taken === null ? {} : { shownAt: noon, submittedAt: noon + taken };
  return responseTo(survey, { version: given.version, complete, ...judged, ...standing, ...times });
}
