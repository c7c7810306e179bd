import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../../server/ingest/flags/evidence.ts';
import { flagsOf } from '../../../../../server/ingest/flags/flags.ts';
import { surveyCreate } from '../../../../../shared/survey.ts';

const items = Array.from({ length: 12 }, (_, i) => ({ id: `item${i}`, text: `Item ${i}` }));
const { questions } = surveyCreate.parse({
  site: 'any',
  slug: 'checkout',
  name: 'Checkout',
  questions: [
    { id: 'score', type: 'nps', text: 'Recommend?' },
    { id: 'why', type: 'text', text: 'Why?' },
    { id: 'service', type: 'matrix', text: 'How were these?', items },
    ...Array.from({ length: 10 }, (_, i) => ({ id: `star${i}`, type: 'stars', text: 'This?', scale: 5 })),
    { id: 'other', type: 'stars', text: 'And this?', scale: 10 },
  ],
});
const shownAt = '2026-11-02T12:00:00.000Z';

function flags(change: Partial<Evidence>, automatic = true): string[] {
  const answers = [{ question: 'score', value: 9 }];
  return flagsOf({ body: {}, questions, answers, crawler: false, burst: false, ...change }, automatic);
}

/** Submitted so many milliseconds after it was shown. */
function within(milliseconds: number): Evidence['body'] {
  return { shownAt, submittedAt: new Date(Date.parse(shownAt) + milliseconds).toISOString() };
}

function matrix(...values: number[]): Evidence['answers'] {
  return [{ question: 'service', value: Object.fromEntries(values.map((v, i) => [items[i]!.id, v])) }];
}

function stars(...values: number[]): Evidence['answers'] {
  return values.map((value, i) => ({ question: `star${i}`, value }));
}

it('an ordinary answer has no flags', () => {
  expect(flags({})).toEqual([]);
});

it('all that fit are told, in their order', () => {
  const body = { ...within(1), trap: 'http://spam.example' };
  expect(flags({ body, crawler: true, burst: true })).toEqual(['trap', 'bot', 'too_fast', 'burst']);
});

it('without limits only the answers and the honeypot are judged', () => {
  const evidence = { body: { ...within(1), trap: 'x' }, crawler: true, burst: true };
  expect(flags({ ...evidence, answers: matrix(...alike(10, 3)) }, false)).toEqual(['trap', 'straight_line']);
});

describe('trap', () => {
  it.each([
    [{}, []],
    [{ trap: '' }, []],
    [{ trap: ' ' }, ['trap']],
  ])('%o: %o', (body, expected) => {
    expect(flags({ body })).toEqual(expected);
  });
});

describe('too fast', () => {
  it.each<[string, number, string[]]>([
    ['at once, for one click', 449, ['too_fast']],
    ['quick, for one click', 450, []],
    ['no time at all, as a server sends it', 0, []],
    ['back in time', -5_000, []],
    ['a day later', 86_400_000, []],
  ])('%s: %i ms', (_, milliseconds, expected) => {
    expect(flags({ body: within(milliseconds) })).toEqual(expected);
  });

  it('each item of a matrix takes its time', () => {
    expect(flags({ body: within(2_099), answers: matrix(1, 2, 3, 4, 5, 1) })).toEqual(['too_fast']);
    expect(flags({ body: within(2_100), answers: matrix(1, 2, 3, 4, 5, 1) })).toEqual([]);
  });

  it('nothing is concluded from one time alone', () => {
    expect(flags({ body: { shownAt } })).toEqual([]);
    expect(flags({ body: { submittedAt: shownAt } })).toEqual([]);
  });

  it('nothing is concluded where nothing was answered', () => {
    expect(flags({ body: within(1), answers: [] })).toEqual([]);
  });
});

describe('straight line', () => {
  it.each<[string, Evidence['answers'], string[]]>([
    ['ten items alike', matrix(...alike(10, 3)), ['straight_line']],
    ['nine items alike', matrix(...alike(9, 3)), []],
    ['all but one alike', matrix(...alike(11, 3), 4), []],
    ['everything at its best, which is plausible', matrix(...alike(12, 5)), []],
    ['everything at its worst, which is plausible', matrix(...alike(12, 1)), []],
    ['ten ratings alike', stars(...alike(10, 4)), ['straight_line']],
    ['five stars everywhere', stars(...alike(10, 5)), []],
    ['two questions, the same for both', stars(4, 4), []],
    ['nine and one of another scale', [...stars(...alike(9, 4)), { question: 'other', value: 4 }], []],
  ])('%s', (_, answers, expected) => {
    expect(flags({ answers })).toEqual(expected);
  });
});

function alike(n: number, value: number): number[] {
  return Array<number>(n).fill(value);
}
