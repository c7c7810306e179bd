import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applying as applyingHere } from '../../../server/ingest/answers/applies.ts';
import { widgetQuestion } from '../../../server/widget-config/widget-question.ts';
import type { Condition } from '../../../shared/condition.ts';
import { questions as definition, type Question } from '../../../shared/question.ts';
import type { AnswerValue } from '../../../shared/response.ts';
import type { Answers } from '../../../widget/answer.ts';
import { applying } from '../../../widget/applies.ts';
import { allTypes } from '../../support/http-all-types.ts';

const last = { id: 'last', type: 'text', text: 'Why?' } as const;

/** The questions asked of a survey of all types whose last one has this condition. */
function asks(condition: Condition, answers: Answers): boolean {
  return idsOf(definition.parse([...allTypes, { ...last, if: condition }]), answers).includes('last');
}

function idsOf(questions: Question[], answers: Answers): string[] {
  const received = questions.map((question) => widgetQuestion(question, 'en'));
  return applying(received, answers).map(({ id }) => id);
}

describe('a condition', () => {
  test.each<[Condition, Answers, boolean]>([
    [{ question: 'score', lte: 6 }, { score: 6 }, true],
    [{ question: 'score', lte: 6 }, { score: 7 }, false],
    [{ question: 'score', lte: 6 }, {}, false],
    [{ question: 'reason', is: 'price' }, { reason: 'price' }, true],
    [{ question: 'reason', is: ['price', 'speed'] }, { reason: 'speed' }, true],
    [{ question: 'reason', is: 'other' }, { reason: { other: 'The music' } }, true],
    [{ question: 'reason', is: 'other' }, { reason: { other: ' ' } }, false],
    [{ question: 'reason', not: 'price' }, { reason: 'speed' }, true],
    [{ question: 'reason', not: 'price' }, { reason: 'price' }, false],
    [{ question: 'reason', not: 'price' }, {}, false],
    [{ question: 'channels', is: 'press' }, { channels: ['friends', 'press'] }, true],
    [{ question: 'channels', not: 'press' }, { channels: ['friends', 'press'] }, false],
    [{ question: 'service', item: 'speed', lte: 2 }, { service: { speed: 2 } }, true],
    [{ question: 'service', item: 'staff', lte: 2 }, { service: { speed: 2 } }, false],
    [{ question: 'terms', is: true }, { terms: true }, true],
    [{ question: 'terms', is: true }, { terms: false }, false],
    [{ question: 'why', answered: true }, { why: 'Fast' }, true],
    [{ question: 'why', answered: true }, { why: ' ' }, false],
    [{ question: 'why', answered: false }, {}, true],
  ])('%j with %j: %s', (condition, answers, asked) => {
    expect(asks(condition, answers)).toBe(asked);
  });
});

describe('a jump', () => {
  const nps = { id: 'score', type: 'nps', text: 'How likely?' };
  const middle = { id: 'middle', type: 'text', text: 'What is missing?' };
  const jumping = (jump: unknown) => definition.parse([{ ...nps, jump }, middle, last]);

  test('leaves out what lies between', () => {
    expect(idsOf(jumping([{ if: { question: 'score', gte: 9 }, to: 'last' }]), { score: 9 })).toEqual([
      'score',
      'last',
    ]);
  });
  test('is not taken where its condition fails', () => {
    expect(idsOf(jumping([{ if: { question: 'score', gte: 9 }, to: 'last' }]), { score: 8 })).toEqual([
      'score',
      'middle',
      'last',
    ]);
  });
  test('without a condition is always taken', () => {
    expect(idsOf(jumping([{ to: 'end' }]), {})).toEqual(['score']);
  });
  test('the first that fits is taken', () => {
    const jump = [{ if: { question: 'score', lte: 6 }, to: 'end' }, { to: 'last' }];
    expect(idsOf(jumping(jump), { score: 3 })).toEqual(['score']);
    expect(idsOf(jumping(jump), { score: 9 })).toEqual(['score', 'last']);
  });
  test('is not taken from a question that was jumped over', () => {
    const list = definition.parse([
      { ...nps, jump: [{ to: 'third' }] },
      { ...middle, jump: [{ to: 'end' }] },
      { ...middle, id: 'third' },
      last,
    ]);
    expect(idsOf(list, {})).toEqual(['score', 'third', 'last']);
  });
});

test('the widget asks and the server requires the same questions', () => {
  const [nps, choice, choices, , , consent] = definition.parse(allTypes);
  const bound = fc.record(
    { lte: fc.integer({ min: 0, max: 10 }), gte: fc.integer({ min: 0, max: 10 }), answered: fc.boolean() },
    { requiredKeys: [] },
  );
  const option = fc.constantFrom('price', 'speed', 'search', 'press', 'other', true, false);
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    bound.map((parts) => ({ question: 'score', ...parts })),
    fc.record({ question: fc.constantFrom('reason', 'channels', 'terms'), is: option }),
    fc.record({
      question: fc.constantFrom('reason', 'channels', 'terms'),
      not: fc.array(option, { minLength: 1 }),
    }),
  );
  const paths = fc.record(
    {
      if: condition,
      jump: fc.array(
        fc.record(
          { if: condition, to: fc.constantFrom('channels', 'terms', 'why', 'last', 'end') },
          { requiredKeys: ['to'] },
        ),
        { minLength: 1, maxLength: 2 },
      ),
    },
    { requiredKeys: [] },
  );
  const answer: { [id: string]: fc.Arbitrary<AnswerValue> } = {
    score: fc.integer({ min: 0, max: 10 }),
    reason: fc.constantFrom<AnswerValue>('price', 'speed', { other: 'The music' }),
    channels: fc.constantFrom<AnswerValue>(['search'], ['press', { other: 'A fair' }]),
    terms: fc.boolean(),
  };
  fc.assert(
    fc.property(
      fc.array(paths, { minLength: 5, maxLength: 5 }),
      fc.record(answer, { requiredKeys: [] }),
      (drawn, answers) => {
        const plain: Question = { ...last, required: false, maxLength: 100 };
        const questions = [nps!, choice!, choices!, consent!, plain].map((one, i) => ({
          ...one,
          ...drawn[i],
        }));
        expect(idsOf(questions, answers as Answers)).toEqual([
          ...applyingHere(questions, new Map(Object.entries(answers as Answers))),
        ]);
      },
    ),
  );
});
