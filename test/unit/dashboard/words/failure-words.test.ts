import { expect, it } from 'vitest';
import { ProblemError } from '../../../../client/problem-error.ts';
import { JobFailed } from '../../../../dashboard/data/job-failed.ts';
import { failureWords } from '../../../../dashboard/words/failure-words.ts';
import { because } from '../../../../shared/because.ts';

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

it('says by its code what is refused, of the whole or of the one field that is named', () => {
  const { cause, reason } = because('webhooks_full', { most: 20 });
  const whole = new ProblemError(422, { code: 'change_refused', detail: reason, cause });
  expect(failureWords(whole).happened).toBe('The site has 20 webhooks: remove one of them.');
  const invalidParams = [{ path: 'email', ...because('email_form') }];
  const field = new ProblemError(400, { code: 'invalid_request', detail: 'email must be …', invalidParams });
  expect(failureWords(field).happened).toBe('Enter a whole address, with an @.');
});

it('says why a job has failed, and not that nobody answers', () => {
  const failed = (error: string, cause: JobFailed['cause']) =>
    new JobFailed({ state: 'failed', error, cause });
  expect(failureWords(failed('the site is gone', because('site_gone').cause)).happened).toBe(
    'The site is gone.',
  );
  expect(failureWords(failed('it is odd', { code: 'of_a_later_release', values: {} })).happened).toBe(
    'it is odd.',
  );
});
