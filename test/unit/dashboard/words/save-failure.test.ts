import { expect, it } from 'vitest';
import { ProblemError } from '../../../../client/problem-error.ts';
import { saveFailure } from '../../../../dashboard/words/save-failure.ts';

it('says what was kept where something was typed, and that nothing changed where not', () => {
  const error = new ProblemError(403, { detail: 'the key may only read' });
  expect(saveFailure(error)).toBe(
    'The key may only read. Nothing was saved, and what you typed is still here.',
  );
  expect(saveFailure(error, false)).toBe('The key may only read. Nothing was changed.');
});

it('says of a server that fails what to do', () => {
  expect(saveFailure(new ProblemError(503, {}))).toBe(
    'The server could not answer. What you typed is still here. Nothing was lost; try again in a moment.',
  );
});
