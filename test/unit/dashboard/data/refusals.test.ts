import { expect, it } from 'vitest';
import { ProblemError } from '../../../../client/problem-error.ts';
import { refusalsOf } from '../../../../dashboard/data/refusals.ts';
import { because } from '../../../../shared/because.ts';
import type { InvalidParam } from '../../../../shared/problem.ts';

const paths = { slug: 'slug', pages: 'show.pages' };

function refused(status: number, ...invalidParams: InvalidParam[]) {
  return new ProblemError(status, { code: 'invalid_request', detail: 'it does not fit', invalidParams });
}

it('puts what is refused beside its field, the first reason of each, as a sentence', () => {
  const error = refused(
    409,
    { path: 'slug', reason: 'is taken' },
    { path: 'show.pages.1', reason: 'is too long' },
    { path: 'show.pages.2', reason: 'is empty' },
  );
  expect(refusalsOf(error, paths)).toEqual({ fields: { slug: 'Is taken.', pages: 'Is too long.' } });
});

it('takes no field for another that begins alike', () => {
  const { fields, rest } = refusalsOf(refused(400, { path: 'slugs', reason: 'is not known' }), paths);
  expect(fields).toEqual({});
  expect(rest).toBe('It does not fit. Nothing was saved, and what you typed is still here.');
});

it('says of what has no field what happened, what was kept, and what to do', () => {
  expect(refusalsOf(new TypeError('Failed to fetch'), paths)).toEqual({
    fields: {},
    rest: 'The server could not be reached. What you typed is still here. Check that it is running and that you are online, then try again.',
  });
});

it('tells how to save after the session has ended', () => {
  expect(refusalsOf(new ProblemError(401, {}), paths).rest).toContain('Sign in again in another tab');
});

it('says a reason by its code, so that it can be said in any language', () => {
  const error = refused(400, { path: 'slug', ...because('too_long', { most: 1_000 }) });
  expect(refusalsOf(error, paths).fields).toEqual({ slug: 'At most 1,000 characters.' });
});
