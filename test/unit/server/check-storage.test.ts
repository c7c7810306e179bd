import { beforeEach, expect, it } from 'vitest';
import { checkStorage } from '../../../server/check-storage.ts';
import type { StorageCondition } from '../../../server/storage/contract/condition.ts';

const day = 24 * 3_600_000;
let wholeAt: number | null;
let fault: string | null;
let heard: unknown[];
beforeEach(() => {
  wholeAt = null;
  fault = null;
  heard = [];
});

function check(at: number): Promise<void> {
  return checkStorage({
    storage: {
      condition: async () => ({ wholeAt }) as StorageCondition,
      findFault: async () => fault,
    },
    now: () => at,
    onWhole: (milliseconds) => heard.push({ milliseconds }),
    onDamage: () => heard.push('damage'),
  });
}

it('reads what was never checked', async () => {
  await check(5);
  expect(heard).toEqual([{ milliseconds: 0 }]);
});

it('leaves what was checked less than a day ago', async () => {
  wholeAt = 1_000;
  await check(1_000 + day - 1);
  expect(heard).toEqual([]);
});

it('reads it again after a day', async () => {
  wholeAt = 1_000;
  await check(1_000 + day);
  expect(heard).toEqual([{ milliseconds: 0 }]);
});

it('tells of damage each time', async () => {
  fault = 'page 7';
  await expect(check(5)).rejects.toThrow('restore a backup: page 7');
  await expect(check(6)).rejects.toThrow('page 7');
  expect(heard).toEqual(['damage', 'damage']);
});
