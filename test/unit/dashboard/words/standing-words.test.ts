import { expect, it } from 'vitest';
import { standingWords } from '../../../../dashboard/words/standing-words.ts';

it('what counts and was never flagged needs no words', () => {
  expect(standingWords({ class: 'counted', flags: [] })).toBeUndefined();
});

it('what is flagged says why, and what is counted all the same does, too', () => {
  expect(standingWords({ class: 'flagged', flags: ['too_fast', 'repeat'] })).toBe(
    'Flagged, so not counted: it was given faster than anyone reads and its visitor had answered shortly before.',
  );
  expect(standingWords({ class: 'counted', flags: ['trap'] })).toBe(
    'Counted by hand, though a field that no person sees was filled in.',
  );
  expect(standingWords({ class: 'flagged', flags: [] })).toBe('Flagged by hand, so not counted.');
});
