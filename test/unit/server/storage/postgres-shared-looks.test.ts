import { describe, expect, it } from 'vitest';
import { SharedLooks } from '../../../../server/storage/postgres/shared-looks.ts';
import { HandTimers } from '../../../support/hand-timers.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Things that change by hand, and looks at them that end by hand: each finds what was there at its beginning. */
function stage() {
  const timers = new HandTimers();
  const looks = new SharedLooks<string>({ setTimer: timers.setTimer, clock: () => timers.now });
  const data = { state: 'old' };
  const ends: (() => void)[] = [];
  const look = async () => {
    const found = data.state;
    await new Promise<void>((resolve) => ends.push(resolve));
    return found;
  };
  const ask = (name = 'a') => looks.of(name, look);
  const end = async () => {
    for (const call of ends.splice(0)) call();
    await settled();
  };
  return { timers, looks, data, ends, ask, end };
}

describe('a look at what many ask for', () => {
  it('is each one’s own where one asks after the other', async () => {
    const { data, ask, end } = stage();
    const first = ask();
    await end();
    data.state = 'new';
    const second = ask();
    await end();
    expect([await first, await second]).toEqual(['old', 'new']);
  });

  it('that is under way is not what is told to who asks now: the next one is, to all who wait', async () => {
    const { data, ends, ask, end } = stage();
    const first = ask();
    data.state = 'new';
    const waiting = [ask(), ask(), ask()];
    expect(ends).toHaveLength(1);
    await end();
    expect(ends).toHaveLength(1);
    await end();
    expect([await first, ...(await Promise.all(waiting))]).toEqual(['old', 'new', 'new', 'new']);
  });

  it('waits for no look at something else', async () => {
    const { ends, ask } = stage();
    void ask('a');
    void ask('b');
    expect(ends).toHaveLength(2);
  });

  it('that fails is told to who waits for it, and to nobody after', async () => {
    const { looks, ask, end } = stage();
    const failing = looks.of('a', () => Promise.reject(new Error('away')));
    const next = ask();
    await expect(failing).rejects.toThrow('away');
    await end();
    expect(await next).toBe('old');
  });
});

describe('what more than a hundred ask for in a second', () => {
  /** A hundred and one have asked, and five more wait for the look that is under way to end. */
  async function crowded() {
    const one = stage();
    for (let i = 0; i < 100; i++) {
      const asked = one.ask();
      await one.end();
      await asked;
    }
    void one.ask();
    const waiting = Array.from({ length: 5 }, () => one.ask());
    await one.end();
    return { ...one, waiting };
  }

  it('is looked at with rests, after which all who waited are told what is there by then', async () => {
    const { timers, data, ends, ask, end, waiting } = await crowded();
    expect(ends).toHaveLength(0);
    data.state = 'new';
    timers.pass(25);
    expect(ends).toHaveLength(1);
    await end();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['new']));
    const late = ask();
    expect(ends).toHaveLength(0);
    timers.pass(25);
    await end();
    expect(await late).toBe('new');
  });

  it('is looked at at once again where a rest has gathered few', async () => {
    const { timers, ends, ask, end } = await crowded();
    timers.pass(25);
    void ask();
    await end();
    timers.pass(25);
    void ask();
    await end();
    expect(ends).toHaveLength(1);
    expect(timers.count).toBe(0);
  });

  it('is looked at without a rest where one asks after the other', async () => {
    const { timers, ask, end } = stage();
    for (let i = 0; i < 300; i++) {
      const asked = ask();
      await end();
      await asked;
    }
    expect(timers.count).toBe(0);
  });

  it('is counted anew each second', async () => {
    const { timers, ask, end } = stage();
    for (let i = 0; i < 150; i++) {
      void ask();
      void ask();
      await end();
      expect(timers.count).toBe(0);
      await end();
      timers.pass(30);
    }
  });
});
