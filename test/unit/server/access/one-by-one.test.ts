import { expect, it } from 'vitest';
import { OneByOne } from '../../../../server/access/one-by-one.ts';

it('runs one after another, in the order in which they came', async () => {
  const turns = new OneByOne(3);
  const said: string[] = [];
  const work = (name: string) => async () => {
    said.push(`${name} begins`);
    await Promise.resolve();
    said.push(`${name} ends`);
  };
  await Promise.all([turns.run(work('a')), turns.run(work('b'))]);
  expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('turns away what is too much at once, and takes more when there is room', async () => {
  const turns = new OneByOne(2);
  const held = [turns.run(async () => 1), turns.run(async () => 2)];
  await expect(turns.run(async () => 3)).rejects.toMatchObject({ code: 'overloaded', retryAfter: 3 });
  expect(await Promise.all(held)).toEqual([1, 2]);
  expect(await turns.run(async () => 4)).toBe(4);
});

it('goes on after work that fails', async () => {
  const turns = new OneByOne(1);
  await expect(turns.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.run(async () => 1)).toBe(1);
});
