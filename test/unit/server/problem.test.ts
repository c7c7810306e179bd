import { expect, it } from 'vitest';
import { invalid, Problem } from '../../../server/problem.ts';

it('costs no trace of the stack, and leaves others theirs', () => {
  expect(new Problem('not_found', 'is not there').stack).not.toContain('problem.test.ts');
  expect(new Error('unexpected').stack).toContain('problem.test.ts');
});

it('names the field in its text and as a parameter', () => {
  const problem = invalid('invalid_request', 'survey', 'is missing');
  expect(problem.message).toBe('survey is missing');
  expect(problem.status).toBe(400);
  expect(problem.invalidParams).toEqual([{ path: 'survey', reason: 'is missing' }]);
});
