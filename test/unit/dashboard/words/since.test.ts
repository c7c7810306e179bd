import { expect, it } from 'vitest';
import { since } from '../../../../dashboard/words/since.ts';

const now = new Date('2026-11-02T12:00:00Z');

it.each([
  ['2026-11-02T11:59:48Z', '12 s ago'],
  ['2026-11-02T12:00:03Z', 'just now'],
  ['2026-11-02T11:59:58Z', 'just now'],
  ['2026-11-02T11:55:00Z', '5 min. ago'],
])('%s was %s', (moment, words) => {
  expect(since(new Date(moment), now)).toBe(words);
});
