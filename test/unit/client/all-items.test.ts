import { expect, it } from 'vitest';
import { allItems } from '../../../client/all-items.ts';

it('follows the cursors to the last page', async () => {
  const pages: Record<string, { items: number[]; next: string | null }> = {
    start: { items: [1, 2], next: 'a' },
    a: { items: [3], next: 'b' },
    b: { items: [], next: null },
  };
  expect(await allItems(async (cursor) => pages[cursor ?? 'start']!)).toEqual([1, 2, 3]);
});
