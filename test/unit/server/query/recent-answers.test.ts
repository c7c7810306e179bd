import { describe, expect, it } from 'vitest';
import { RecentAnswers } from '../../../../server/query/recent-answers.ts';
import { HandTimers } from '../../../support/hand-timers.ts';

/** Makes answers that tell how many were made before. */
function counted(answers: RecentAnswers<null>) {
  let made = 0;
  return async (question: string, state = `of ${question}`) => {
    const { text } = await answers.of(question, { look: at(state), make: async () => `answer ${++made}` });
    return text;
  };
}

const at = (state: string) => async () => ({ state, seen: null });

/** What has been asked is being made. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const making = (state: string, text: string) => ({ look: at(state), make: async () => text });

describe('recent answers', () => {
  it('are made once for each state', async () => {
    const of = counted(new RecentAnswers<null>());
    expect([await of('a'), await of('b'), await of('a')]).toEqual(['answer 1', 'answer 2', 'answer 1']);
  });

  it('are shared by those who ask while one is made', async () => {
    const of = counted(new RecentAnswers<null>());
    expect(await Promise.all([of('a'), of('a')])).toEqual(['answer 1', 'answer 1']);
  });

  it('are made again when the data have changed', async () => {
    const of = counted(new RecentAnswers<null>());
    expect([await of('a', '1'), await of('a', '2'), await of('a', '2')]).toEqual([
      'answer 1',
      'answer 2',
      'answer 2',
    ]);
  });

  it('give their room to the next answer to the same question', async () => {
    const answers = new RecentAnswers<null>();
    const megabyte = 'x'.repeat(1024 * 1024);
    await answers.of('kept', making('kept', 'kept'));
    for (let i = 0; i < 40; i++) await answers.of('a', making(`${i}`, megabyte));
    expect(await answers.of('kept', making('kept', 'made again'))).toMatchObject({ text: 'kept' });
  });

  it('that failed are made again', async () => {
    const answers = new RecentAnswers<null>();
    const failing = answers.of('a', {
      look: at('1'),
      make: () => Promise.reject(new Error('too costly')),
    });
    await expect(failing).rejects.toThrow('too costly');
    expect(await answers.of('a', making('1', 'made'))).toMatchObject({ text: 'made' });
  });

  it('that are longer than a million characters are not kept', async () => {
    const answers = new RecentAnswers<null>();
    const long = 'x'.repeat(1024 * 1024 + 1);
    await answers.of('a', making('1', long));
    expect(await answers.of('a', making('1', 'made again'))).toMatchObject({ text: 'made again' });
  });

  it('leave when others fill the room', async () => {
    const answers = new RecentAnswers<null>();
    const megabyte = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 17; i++) await answers.of(`${i}`, making(`${i}`, megabyte));
    expect(await answers.of('0', making('0', 'made again'))).toMatchObject({ text: 'made again' });
    expect(await answers.of('16', making('16', 'made again'))).toMatchObject({ text: megabyte });
  });
});

describe('a question that many ask while the data change', () => {
  /** Data that change by hand, and answers that are made by hand: each tells the state that it was made from. */
  function busy() {
    const timers = new HandTimers();
    const answers = new RecentAnswers<null>({ setTimer: timers.setTimer, clock: () => timers.now });
    const data = { state: 1, looks: 0 };
    const ends: (() => void)[] = [];
    const make = async () => {
      const answer = `of ${data.state}`;
      await new Promise<void>((resolve) => ends.push(resolve));
      return answer;
    };
    const look = async () => {
      data.looks++;
      return { state: String(data.state), seen: null };
    };
    const ask = async (known?: number) =>
      (await answers.of('a', { look, make }, (state) => state === String(known))).text;
    /** Ends what is being made. */
    const end = async <T>(asked: Promise<T>) => {
      await settled();
      ends.at(-1)!();
      return asked;
    };
    return { timers, data, ends, ask, end };
  }

  it('is answered at once where one asks after the other', async () => {
    const { data, ask, end, timers } = busy();
    expect(await end(ask())).toBe('of 1');
    data.state = 2;
    expect(await end(ask())).toBe('of 2');
    expect(timers.count).toBe(0);
  });

  it('is never answered by what was begun before the change', async () => {
    const { data, ask, ends, end } = busy();
    const first = ask();
    await settled();
    data.state = 2;
    const second = ask();
    await settled();
    expect(ends).toHaveLength(1);
    expect(await end(first)).toBe('of 1');
    await expect.poll(() => ends.length).toBe(2);
    expect(await end(second)).toBe('of 2');
  });

  it('is counted once a second, whoever asks', async () => {
    const { data, ask, ends, end, timers } = busy();
    const first = [ask(), ask()];
    expect(await end(Promise.all(first).then(String))).toBe('of 1,of 1');
    data.state = 2;
    timers.pass(600);
    const early = ask();
    await settled();
    data.state = 3;
    timers.pass(399);
    const late = ask();
    await settled();
    expect(ends).toHaveLength(1);
    timers.pass(1);
    await settled();
    expect(ends).toHaveLength(2);
    expect(await end(Promise.all([early, late]).then(String))).toBe('of 3,of 3');
  });

  it('is counted once a second for some seconds after many have asked, also where one comes first', async () => {
    const { data, ask, ends, end, timers } = busy();
    await end(Promise.all(Array.from({ length: 8 }, () => ask())));
    timers.pass(1_000);
    data.state = 2;
    expect(await end(ask())).toBe('of 2');
    data.state = 3;
    const next = ask();
    timers.pass(999);
    await settled();
    expect(ends).toHaveLength(2);
    timers.pass(1);
    expect(await end(next)).toBe('of 3');
    timers.pass(3_000);
    for (data.state = 4; data.state < 7; data.state++) expect(await end(ask())).toBe(`of ${data.state}`);
    expect(timers.count).toBe(0);
  });

  it('is nothing to whoever has the answer already', async () => {
    const { ask, ends, end } = busy();
    expect(await ask(1)).toBeNull();
    expect(ends).toHaveLength(0);
    expect(await end(ask())).toBe('of 1');
    expect([await ask(1), await ask(2)]).toEqual([null, 'of 1']);
  });

  it('is looked at by few of the many that wait for the next answer', async () => {
    const { data, ask, ends, end, timers } = busy();
    await end(Promise.all([ask(), ask()]));
    Object.assign(data, { state: 2, looks: 0 });
    const waiting = [];
    for (let i = 0; i < 100; i++) {
      waiting.push(ask(i % 2));
      await settled();
    }
    expect(data.looks).toBe(8);
    data.state = 3;
    timers.pass(1_000);
    await settled();
    expect(data.looks).toBe(9);
    expect(ends).toHaveLength(2);
    expect(new Set(await end(Promise.all(waiting)))).toEqual(new Set(['of 3']));
  });

  it('is nothing to one of many that has come by the answer meanwhile', async () => {
    const { data, ask, end, timers } = busy();
    await end(Promise.all([ask(), ask()]));
    data.state = 2;
    const waiting = [];
    for (let i = 0; i < 10; i++) {
      waiting.push(ask(i === 9 ? 3 : 0));
      await settled();
    }
    data.state = 3;
    timers.pass(1_000);
    expect((await end(Promise.all(waiting))).slice(-2)).toEqual(['of 3', null]);
  });

  it('is answered at once again when nobody has asked for a second', async () => {
    const { data, ask, end, ends, timers } = busy();
    await end(Promise.all([ask(), ask()]).then(String));
    timers.pass(1_000);
    data.state = 2;
    const alone = ask();
    await settled();
    expect(ends).toHaveLength(2);
    expect(await end(alone)).toBe('of 2');
  });
});
