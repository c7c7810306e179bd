import { expect, it } from 'vitest';
import { inTurns, rest } from '../../../../server/bulk/in-turns.ts';

async function* threePieces(): AsyncIterable<number> {
  yield 1;
  yield 2;
  yield 3;
}

it('rests after each piece for as long as the piece and what was done about it took', async () => {
  let at = 0;
  const rests: number[] = [];
  const pause = async (milliseconds: number) => {
    rests.push(milliseconds);
    at += 1_000;
  };
  async function* work(): AsyncIterable<string> {
    at += 5;
    yield 'short';
    at += 30;
    yield 'long';
  }
  for await (const piece of inTurns(work(), pause, () => at)) at += piece === 'long' ? 2 : 1;
  expect(rests).toEqual([6, 32]);
});

it('lets others have a turn between two pieces that wait for nothing', async () => {
  const order: (number | string)[] = [];
  setImmediate(() => order.push('a request'));
  for await (const piece of inTurns(threePieces(), rest)) order.push(piece);
  expect(order.at(-1)).toBe(3);
});
