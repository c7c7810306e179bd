import { expect, it } from 'vitest';
import { languageName } from '../../../../dashboard/words/language-name.ts';
import { finishedSentences, timesSentences } from '../../../../dashboard/words/leaving-words.ts';
import { suppressedSentence } from '../../../../dashboard/words/suppressed-sentence.ts';
import { timeTaken } from '../../../../dashboard/words/time-taken.ts';
import { versionSpan } from '../../../../dashboard/words/version-span.ts';
import { wroteSentence } from '../../../../dashboard/words/wrote-sentence.ts';

it('says why rows have no score, and nothing where all have one', () => {
  expect(suppressedSentence(1, 5)).toMatch(/^1 row has fewer than 5 answers and shows only how many/);
  expect(suppressedSentence(3, 5)).toMatch(/^3 rows have fewer than 5 answers and show only how many/);
  expect(suppressedSentence(0, 5)).toBe('');
});

it('says how many of those who reached a question wrote something', () => {
  expect(wroteSentence({ count: 12, n: 48, value: 0.25, ci: [0.149, 0.388] })).toBe(
    '12 of 48 who reached it wrote something: 25%, between 15% and 39% with 95% confidence.',
  );
  expect(wroteSentence({ count: 1, n: 1, value: 1, ci: null })).toBe(
    '1 of 1 who reached it wrote something.',
  );
  expect(wroteSentence({ count: 0, n: 0, value: null, ci: null })).toBe('Nobody reached it in this period.');
});

it('says how many finished, and what is left out', () => {
  const completion = { value: 0.625, n: 8, ci: [0.306, 0.863] as [number, number], count: 5 };
  expect(finishedSentences({ completion, unanswered: 0, erased: 0 })).toEqual([
    '5 of 8 responses in this period are finished: 63%, between 31% and 86% with 95% confidence.',
  ]);
  const one = { value: 1, n: 1, ci: null, count: 1 };
  expect(finishedSentences({ completion: one, unanswered: 1, erased: 2 })).toEqual([
    '1 of 1 response in this period is finished.',
    '1 of the unfinished has no answer at all.',
    '2 erased responses are left out: an erased response does not tell how far it came.',
  ]);
});

it('says how long it takes, how sure that is, and what is left out', () => {
  expect(timesSentences({ value: 23, n: 40, ci: [19, 70], quartiles: [9.5, 41], excluded: 0 })).toEqual([
    'Half of those who finished took 23 s or less: between 19 s and 1 min 10 s with 95% confidence, from 40 responses that say when they were shown and sent. The middle half took 9.5 s to 41 s.',
  ]);
  expect(timesSentences({ value: 5, n: 1, ci: null, quartiles: [5, 5], excluded: 1 })).toEqual([
    'Half of those who finished took 5 s or less, from 1 response: too few for an interval.',
    '1 time is left out, below zero or above an hour: the visitor’s clock was wrong, or the page was left open.',
  ]);
  expect(timesSentences({ value: null, n: 0, ci: null, quartiles: null, excluded: 0 })).toEqual([
    'No response says both when it was shown and when it was sent, so the time is not known.',
  ]);
});

it.each([
  [4.24, '4.2 s'],
  [9.96, '10 s'],
  [59.6, '1 min 0 s'],
  [125, '2 min 5 s'],
  [12_060, '3 h 21 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(timeTaken(seconds)).toBe(text);
});

it('says from when to when a version was asked, by the days of the zone', () => {
  const at = (createdAt: string) => ({ createdAt });
  const first = at('2026-10-31T20:00:00.000Z');
  expect(versionSpan(first, undefined, 'Asia/Shanghai')).toBe('since 1 Nov 2026');
  expect(versionSpan(first, at('2026-11-03T08:00:00.000Z'), 'UTC')).toBe('31 Oct 2026 – 3 Nov 2026');
  expect(versionSpan(first, at('2026-10-31T22:00:00.000Z'), 'UTC')).toBe('31 Oct 2026, for hours');
});

it.each([
  ['zh-Hans', 'Simplified Chinese (zh-Hans)'],
  ['(none)', '(none)'],
])('%s is called %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});
