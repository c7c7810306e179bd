import { describe, expect, it, vi } from 'vitest';
import type { About } from '../../../../dashboard/data/about.ts';
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

const about: About = { what: ['responses'] };
const all = () => true;

it('asks once for two places that show one number', async () => {
  const answers = createAnswers(() => {});
  const load = vi.fn(async () => 45);
  answers.ask('nps', load, about);
  answers.ask('nps', load, about);
  await vi.waitFor(() => expect(answers.ask('nps', load, about)).toEqual({ loading: false, data: 45 }));
  expect(load).toHaveBeenCalledTimes(1);
});

it('tells who listens when the answer is there', async () => {
  const answers = createAnswers(() => {});
  const answer = deferred<number>();
  answers.ask('nps', () => answer.promise, about);
  const heard = new Promise<void>((done) => answers.listen('nps', done));
  answer.resolve(45);
  await heard;
  expect(answers.ask('nps', () => answer.promise, about).data).toBe(45);
});

it('keeps a failure until it is tried again', async () => {
  const failures: unknown[] = [];
  const answers = createAnswers((error) => failures.push(error));
  const loads = [Promise.reject(new Error('offline')), Promise.resolve(45)];
  const load = () => loads.shift()!;
  answers.ask('nps', load, about);
  await vi.waitFor(() => expect(answers.ask('nps', load, about).error).toEqual(new Error('offline')));
  expect(failures).toEqual([new Error('offline')]);
  answers.retry();
  await vi.waitFor(() => expect(answers.ask('nps', load, about)).toEqual({ loading: false, data: 45 }));
});

it('shows what is known while it tries again', async () => {
  const answers = createAnswers(() => {});
  const newer = deferred<number>();
  const loads = [Promise.reject(new Error('offline')), newer.promise];
  const load = () => loads.shift()!;
  answers.ask('nps', load, about);
  await vi.waitFor(() => expect(answers.ask('nps', load, about).error).toBeDefined());
  answers.retry();
  expect(answers.ask('nps', load, about)).toEqual({ loading: true });
});

describe('renewing', () => {
  /** An answer that is looked at, and was 45 at first; each further load is what the test says. */
  async function shown(...later: Promise<number>[]) {
    const failures: unknown[] = [];
    const answers = createAnswers((error) => failures.push(error));
    const loads = [Promise.resolve(45), ...later];
    const load = vi.fn(() => loads.shift() ?? new Promise<number>(() => {}));
    const look = () => answers.ask('nps', load, about);
    look();
    const drawn = vi.fn();
    answers.listen('nps', drawn);
    await vi.waitFor(() => expect(look().data).toBe(45));
    drawn.mockClear();
    return { answers, load, look, drawn, failures };
  }

  it('is not seen until there is something else to show', async () => {
    const newer = deferred<number>();
    const { answers, look, drawn } = await shown(newer.promise);
    answers.renew(all);
    expect(look()).toEqual({ loading: false, data: 45 });
    expect(drawn).not.toHaveBeenCalled();
    newer.resolve(46);
    await vi.waitFor(() => expect(look()).toEqual({ loading: false, data: 46 }));
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('draws nothing where the answer is the same again', async () => {
    const same = Promise.resolve(45);
    const { answers, drawn } = await shown(same);
    answers.renew(all);
    await same;
    expect(drawn).not.toHaveBeenCalled();
  });

  it('keeps what is shown where there is no answer, and tells of the failure', async () => {
    const refused = deferred<number>();
    const { answers, look, failures } = await shown(refused.promise);
    answers.renew(all);
    refused.reject(new Error('offline'));
    await vi.waitFor(() => expect(failures).toEqual([new Error('offline')]));
    expect(look()).toEqual({ loading: false, data: 45 });
  });

  it('leaves alone what is not concerned', async () => {
    const { answers, load } = await shown();
    answers.renew(({ what }) => what.includes('funnel'));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('that comes while one is under way waits for it, and asks once more however often it came', async () => {
    const [second, third] = [deferred<number>(), deferred<number>()];
    const { answers, load, look } = await shown(second.promise, third.promise);
    for (let i = 0; i < 5; i++) answers.renew(all);
    expect(load).toHaveBeenCalledTimes(2);
    second.resolve(46);
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(3));
    expect(look().data).toBe(46);
    third.resolve(47);
    await vi.waitFor(() => expect(look().data).toBe(47));
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('asks for what nobody looks at when somebody does', async () => {
    const answers = createAnswers(() => {});
    const load = vi.fn(async () => 45);
    answers.ask('nps', load, about);
    await vi.waitFor(() => expect(answers.ask('nps', load, about).data).toBe(45));
    answers.renew(all);
    expect(load).toHaveBeenCalledTimes(1);
    answers.listen('nps', () => {});
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('is overtaken by who tries again', async () => {
    const [late, newer] = [deferred<number>(), deferred<number>()];
    const answers = createAnswers(() => {});
    const loads = [Promise.reject(new Error('offline')), late.promise, newer.promise];
    const load = () => loads.shift()!;
    const look = () => answers.ask('nps', load, about);
    look();
    answers.listen('nps', () => {});
    await vi.waitFor(() => expect(look().error).toBeDefined());
    answers.renew(all);
    answers.retry();
    newer.resolve(46);
    await vi.waitFor(() => expect(look().data).toBe(46));
    late.resolve(45);
    await late.promise;
    expect(look().data).toBe(46);
  });
});

describe('amending', () => {
  it('shows a change of ours at once, and asks what the server makes of it', async () => {
    const answers = createAnswers(() => {});
    const loads = [Promise.resolve(['a']), new Promise<string[]>(() => {})];
    const load = vi.fn(() => loads.shift()!);
    const look = () => answers.ask('sites', load, about);
    look();
    answers.listen('sites', () => {});
    await vi.waitFor(() => expect(look().data).toEqual(['a']));
    answers.amend<string[]>('sites', (sites) => [...sites, 'b']);
    expect(look()).toEqual({ loading: false, data: ['a', 'b'] });
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('is not overtaken by what was asked before', async () => {
    const answers = createAnswers(() => {});
    const older = deferred<string[]>();
    const newest = deferred<string[]>();
    const loads = [Promise.resolve(['a']), older.promise, newest.promise];
    const look = () => answers.ask('sites', () => loads.shift()!, about);
    look();
    answers.listen('sites', () => {});
    await vi.waitFor(() => expect(look().data).toEqual(['a']));
    answers.renew(all);
    answers.amend<string[]>('sites', (sites) => [...sites, 'b']);
    older.resolve(['a']);
    await older.promise;
    expect(look().data).toEqual(['a', 'b']);
    newest.resolve(['a', 'b', 'c']);
    await vi.waitFor(() => expect(look().data).toEqual(['a', 'b', 'c']));
  });

  it('changes nothing that is not known', () => {
    const answers = createAnswers(() => {});
    const amended = vi.fn((sites: string[]) => sites);
    answers.amend('sites', amended);
    expect(amended).not.toHaveBeenCalled();
  });
});
