import { expect, it } from 'vitest';
import { InOrder } from '../../../../server/bulk/in-order.ts';

it('does works of one name one after another, and those of another beside them', async () => {
  const order = new InOrder();
  const done: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = order.run('a', () => held.then(() => done.push('a1')));
  const second = order.run('a', async () => done.push('a2'));
  await order.run('b', async () => done.push('b1'));
  release();
  expect(await Promise.all([first, second])).toEqual([2, 3]);
  expect(done).toEqual(['b1', 'a1', 'a2']);
});

it('goes on behind one that failed, whose failure is its own', async () => {
  const order = new InOrder();
  const failing = order.run('a', () => Promise.reject(new Error('no room')));
  const next = order.run('a', async () => 'done');
  await expect(failing).rejects.toThrow('no room');
  expect(await next).toBe('done');
});
