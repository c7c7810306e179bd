import { expect, test, vi } from 'vitest';
import { indexTexts } from '../../../server/index-texts.ts';

/** An index that has so much left to follow, turn by turn. */
function texts(...turns: (number | Error)[]) {
  const index = vi.fn(async () => {
    const turn = turns.shift() ?? 0;
    if (turn instanceof Error) throw turn;
    return turn;
  });
  return { index, verify: async () => [], forget: async () => {} };
}

const pause = async () => {};

test('it goes on until nothing is left', async () => {
  const storage = { texts: texts(500, 500, 20) };
  await indexTexts({ storage, isOver: () => false, pause });
  expect(storage.texts.index).toHaveBeenCalledTimes(4);
});

test('it rests after each turn for as long as the turn took', async () => {
  const rested: number[] = [];
  const times = [0, 30, 100, 110, 200];
  await indexTexts({
    storage: { texts: texts(500, 500) },
    isOver: () => false,
    pause: async (milliseconds) => void rested.push(milliseconds),
    clock: () => times.shift()!,
  });
  expect(rested).toEqual([30, 10]);
});

test('it ends with the server, and what that cut short is no failure', async () => {
  let isOver = false;
  const storage = { texts: texts(500, new Error('closed'), 500) };
  storage.texts.index.mockImplementationOnce(async () => {
    isOver = true;
    throw new Error('closed');
  });
  await indexTexts({ storage, isOver: () => isOver, pause });
  expect(storage.texts.index).toHaveBeenCalledTimes(1);
});

test('what fails else is told', async () => {
  const storage = { texts: texts(new Error('disk')) };
  await expect(indexTexts({ storage, isOver: () => false, pause })).rejects.toThrow('disk');
});
