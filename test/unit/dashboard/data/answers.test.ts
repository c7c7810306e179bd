import { expect, it, vi } from 'vitest';
import { createAnswers } from '../../../../dashboard/data/answers.ts';

function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

it('asks once for two places that show one number', async () => {
  const answers = createAnswers(() => {});
  const load = vi.fn(async () => 45);
  answers.ask('nps', load);
  answers.ask('nps', load);
  await vi.waitFor(() => expect(answers.ask('nps', load)).toEqual({ loading: false, data: 45 }));
  expect(load).toHaveBeenCalledTimes(1);
});

it('tells who listens when the answer is there', async () => {
  const answers = createAnswers(() => {});
  const answer = deferred<number>();
  answers.ask('nps', () => answer.promise);
  const heard = new Promise<void>((done) => answers.listen('nps', done));
  answer.resolve(45);
  await heard;
  expect(answers.ask('nps', () => answer.promise).data).toBe(45);
});

it('keeps the last answer while a newer one is awaited', async () => {
  const answers = createAnswers(() => {});
  const newer = deferred<number>();
  const loads = [Promise.resolve(45), newer.promise];
  const load = () => loads.shift()!;
  answers.ask('nps', load);
  answers.listen('nps', () => {});
  await vi.waitFor(() => expect(answers.ask('nps', load).data).toBe(45));
  answers.refresh();
  expect(answers.ask('nps', load)).toEqual({ loading: true, data: 45 });
});

it('keeps a failure until it is tried again', async () => {
  const failures: unknown[] = [];
  const answers = createAnswers((error) => failures.push(error));
  const loads = [Promise.reject(new Error('offline')), Promise.resolve(45)];
  const load = () => loads.shift()!;
  answers.ask('nps', load);
  await vi.waitFor(() => expect(answers.ask('nps', load).error).toEqual(new Error('offline')));
  expect(failures).toEqual([new Error('offline')]);
  answers.retry();
  await vi.waitFor(() => expect(answers.ask('nps', load)).toEqual({ loading: false, data: 45 }));
});

it('lets a late answer not replace a newer one', async () => {
  const answers = createAnswers(() => {});
  const [late, newer] = [deferred<number>(), deferred<number>()];
  const loads = [late.promise, newer.promise];
  const load = () => loads.shift()!;
  answers.ask('nps', load);
  answers.listen('nps', () => {});
  answers.refresh();
  newer.resolve(46);
  await vi.waitFor(() => expect(answers.ask('nps', load).data).toBe(46));
  late.resolve(45);
  await late.promise;
  expect(answers.ask('nps', load).data).toBe(46);
});

it('forgets on refresh what nobody looks at', async () => {
  const answers = createAnswers(() => {});
  const load = vi.fn(async () => 45);
  answers.ask('nps', load);
  answers.refresh();
  answers.ask('nps', load);
  expect(load).toHaveBeenCalledTimes(2);
});
