import { expect, it } from 'vitest';
import { createTurns } from '../../../../dashboard/data/turns.ts';

/** Loads that begin when their turn comes, and end when the test says. */
function loads(most: number) {
  const inTurn = createTurns(most);
  const begun: string[] = [];
  const ends = new Map<string, { resolve(value: string): void; reject(error: Error): void }>();
  const load = (name: string) =>
    inTurn(() => {
      begun.push(name);
      return new Promise<string>((resolve, reject) => ends.set(name, { resolve, reject }));
    });
  return { begun, ends, load };
}

it('begins so many at once, and the next when one has ended', async () => {
  const { begun, ends, load } = loads(2);
  const all = ['a', 'b', 'c', 'd'].map(load);
  expect(begun).toEqual(['a', 'b']);
  ends.get('b')!.resolve('b');
  expect(await all[1]).toBe('b');
  expect(begun).toEqual(['a', 'b', 'c']);
});

it('goes on after a failure, which is its own load’s alone', async () => {
  const { begun, ends, load } = loads(1);
  const [first, second] = ['a', 'b'].map(load);
  ends.get('a')!.reject(new Error('offline'));
  await expect(first).rejects.toThrow('offline');
  ends.get('b')!.resolve('b');
  expect(await second).toBe('b');
  expect(begun).toEqual(['a', 'b']);
});
