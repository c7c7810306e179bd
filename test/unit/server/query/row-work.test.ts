import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../server/problem.ts';
import { RowWork } from '../../../../server/query/row-work.ts';
import { TooCostly } from '../../../../server/storage/contract/tally.ts';
import { HandTimers } from '../../../support/hand-timers.ts';

const limits = { rows: 100, groups: 10, milliseconds: 10_000 };

/** A queue on a clock that is moved by hand, and questions that end when they are told to. */
function queue(waiting = 24) {
  const timers = new HandTimers();
  let time = 0;
  const rowWork = new RowWork({
    waiting,
    patience: 5_000,
    limits,
    setTimer: timers.setTimer,
    clock: () => time,
  });
  const began: string[] = [];
  const ask = (name: string) => {
    let end!: () => void;
    let fail!: (error: Error) => void;
    const work = new Promise<string>((resolve, reject) => {
      end = () => resolve(name);
      fail = reject;
    });
    const answer = rowWork.run(() => {
      began.push(name);
      return work;
    });
    const refusal = answer.then(
      () => null,
      (error: unknown) => error as Problem,
    );
    return { answer, refusal, end, fail };
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
    timers.pass(milliseconds);
  };
  return { rowWork, timers, began, ask, pass };
}

describe('questions that read every response', () => {
  it('run one after the other, in the order they came', async () => {
    const { ask, began } = queue();
    const [a, b, c] = ['a', 'b', 'c'].map(ask);
    expect(began).toEqual(['a']);
    a!.end();
    await a!.answer;
    b!.end();
    await b!.answer;
    c!.end();
    expect(await c!.answer).toBe('c');
    expect(began).toEqual(['a', 'b', 'c']);
  });

  it('are refused once they have waited too long, and never begin', async () => {
    const { ask, began, pass, rowWork, timers } = queue();
    const first = ask('first');
    const late = ask('late');
    pass(5_000);
    expect(await late.refusal).toMatchObject({ code: 'overloaded', retryAfter: 5 });
    first.end();
    await first.answer;
    expect(began).toEqual(['first']);
    expect(rowWork.held).toBe(0);
    expect(timers.count).toBe(0);
  });

  it('that have their turn are not called off', async () => {
    const { ask, pass } = queue();
    const first = ask('first');
    const second = ask('second');
    pass(4_999);
    first.end();
    await first.answer;
    pass(60_000);
    second.end();
    expect(await second.answer).toBe('second');
  });

  it('are refused at once where too many wait already', async () => {
    const { ask, rowWork } = queue(1);
    const all = ['running', 'waiting', 'refused'].map(ask);
    expect(await all[2]!.refusal).toMatchObject({ code: 'overloaded' });
    expect(rowWork.held).toBe(2);
  });

  it('share the time that one may take among their parts', async () => {
    const { rowWork, pass } = queue();
    const left = await rowWork.run(async (now) => {
      const before = now();
      pass(4_000);
      const then = now();
      pass(7_000);
      return [before, then, now()].map(({ milliseconds }) => milliseconds);
    });
    expect(left).toEqual([10_000, 6_000, 0]);
  });

  it('that cost too much say what to ask instead, and the next has its turn', async () => {
    const { ask } = queue();
    const costly = ask('costly');
    const next = ask('next');
    costly.fail(new TooCostly('that takes too long'));
    expect(await costly.refusal).toBeInstanceOf(Problem);
    expect(await costly.refusal).toMatchObject({ code: 'query_too_costly', retryAfter: 60 });
    next.end();
    expect(await next.answer).toBe('next');
  });
});
