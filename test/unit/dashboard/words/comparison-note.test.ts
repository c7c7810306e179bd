import { expect, it } from 'vitest';
import { comparisonNote } from '../../../../dashboard/words/comparison-note.ts';
import { fall, standing, unanswered } from '../../../support/dashboard-standing.ts';

const uncompared = standing({ change: { is: 'few', n: 3, before: 0 } });

it('says for how many comparisons what is real was corrected', () => {
  expect(comparisonNote([standing(), standing({ change: fall(0.2) }), uncompared])).toContain(
    'less than once in twenty times, corrected for 2 comparisons.',
  );
});

it('says nothing of a correction where one thing was compared', () => {
  expect(comparisonNote([standing(), uncompared])).toContain('less than once in twenty times. Of');
});

it('says nothing of changes where nothing was compared', () => {
  expect(comparisonNote([uncompared])).toBe(
    'Of a hundred intervals made like these about 95 hold the true value.',
  );
});

it('says nothing where there is no interval', () => {
  expect(comparisonNote([unanswered(0)])).toBeUndefined();
});
