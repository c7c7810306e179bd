import { expect, it } from 'vitest';
import { restFor } from '../../../../server/bulk/rest-for.ts';

it('rests as long as it is told where somebody came since it rested last, and not at all where nobody did', async () => {
  let taken = 5;
  const rests: number[] = [];
  const pause = restFor(
    () => taken,
    async (milliseconds) => {
      rests.push(milliseconds);
    },
  );
  await pause(10);
  taken = 7;
  await pause(20);
  await pause(30);
  taken = 8;
  await pause(40);
  expect(rests).toEqual([0, 20, 0, 40]);
});
