import { expect, it } from 'vitest';
import { ProblemError } from '../../../../client/problem-error.ts';
import { failureWords } from '../../../../dashboard/words/failure-words.ts';

it('tells a server that cannot be reached from one that refuses', () => {
  expect(failureWords(new TypeError('Failed to fetch')).happened).toBe('The server could not be reached.');
});

it('names the request of a failing server, so that its log can be searched', () => {
  const error = new ProblemError(503, { code: 'storage_unavailable', requestId: 'req-7' });
  expect(failureWords(error)).toEqual({
    happened: 'The server could not answer.',
    todo: 'Nothing was lost; try again in a moment. The server’s log knows it as req-7.',
  });
});

it('repeats what the server found wrong with a question', () => {
  const error = new ProblemError(422, {
    code: 'unsupported_query',
    detail: 'A year by hours has too many buckets',
  });
  expect(failureWords(error).happened).toBe('A year by hours has too many buckets.');
});

it('asks for patience where requests are limited', () => {
  expect(failureWords(new ProblemError(429, {})).todo).toBe('Wait a minute, then try again.');
});
