import { expect, it } from 'vitest';
import { coverageLines, coverageSentence } from '../../../../dashboard/words/coverage-lines.ts';

const coverage = {
  received: 240,
  duplicates: 4,
  test: 2,
  archived: 5,
  bots: 9,
  flagged: 6,
  partial: 14,
  counted: 200,
};

it('tells the sum class by class', () => {
  expect(coverageSentence(coverage)).toBe(
    '240 received = 200 counted + 14 unfinished + 6 flagged + 9 from bots + 5 archived + 2 tests + 4 repeats',
  );
});

it('leaves classes without responses out, but always says what is counted', () => {
  const none = { duplicates: 0, test: 0, archived: 0, bots: 0, flagged: 0 };
  expect(coverageSentence({ ...none, received: 3, partial: 3, counted: 0 })).toBe(
    '3 received = 0 counted + 3 unfinished',
  );
});

it('has a line for every class, so that the lines add up to what was received', () => {
  const sum = coverageLines(coverage).reduce((total, line) => total + line.count, 0);
  expect(sum).toBe(240);
});
