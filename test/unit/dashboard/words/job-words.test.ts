import { expect, it } from 'vitest';
import { isCancellable, jobProgress, jobTitle } from '../../../../dashboard/words/job-words.ts';
import type { Job } from '../../../../shared/job.ts';

const job = (fields: Partial<Job>) =>
  ({ kind: 'delete', state: 'running', done: 1_200, total: 4_000, ...fields }) as Job;

it.each([
  [job({}), 'Running: 1,200 of 4,000 responses'],
  [job({ total: null, done: 0 }), 'Running: 0 responses'],
  [job({ state: 'queued', done: 0, total: null }), 'Waiting'],
  [job({ state: 'failed', done: 0, total: null }), 'Failed'],
  [job({ state: 'done', done: 4_000 }), 'Done: 4,000 of 4,000 responses'],
  [job({ state: 'interrupted' }), 'Interrupted: the server was stopped: 1,200 of 4,000 responses'],
])('says how far %j is', (given, words) => {
  expect(jobProgress(given)).toBe(words);
});

it.each([
  [job({}), true],
  [job({ state: 'queued' }), true],
  [job({ state: 'done' }), false],
  [job({ kind: 'recount' }), false],
])('whether %j can be ended is %s', (given, cancellable) => {
  expect(isCancellable(given)).toBe(cancellable);
});

it.each([
  [job({ kind: 'export', asked: { phase: 'check' } }), 'Responses are exported'],
  [job({ kind: 'import', asked: { import: '019a', phase: 'undo' } }), 'An import is taken back'],
  [job({ kind: 'import', asked: {} }), 'A file is checked, imported or taken back'],
])('says what %j does', (given, words) => {
  expect(jobTitle(given)).toBe(words);
});
