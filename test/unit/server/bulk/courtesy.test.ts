import { expect, test } from 'vitest';
import { Courtesy } from '../../../../server/bulk/courtesy.ts';

test('rests as long as a piece took where requests keep coming in, else for a turn alone', async () => {
  let requests = 0;
  const rests: number[] = [];
  const courtesy = new Courtesy(
    () => requests,
    async (milliseconds) => void rests.push(milliseconds),
  );
  await courtesy.rest(30);
  expect([rests.splice(0), courtesy.isBusy]).toEqual([[0], false]);
  requests++;
  await courtesy.rest(30);
  expect([rests.splice(0), courtesy.isBusy]).toEqual([[0], true]);
  requests++;
  await courtesy.rest(30);
  expect([rests.splice(0), courtesy.isBusy]).toEqual([[0, 30], true]);
  await courtesy.rest(30);
  expect([rests.splice(0), courtesy.isBusy]).toEqual([[0], false]);
});
