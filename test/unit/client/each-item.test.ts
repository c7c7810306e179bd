import { expect, it } from 'vitest';
import { eachItem } from '../../../client/each-item.ts';

const pages: Record<string, { items: number[]; next: string | null }> = {
  start: { items: [1, 2], next: 'a' },
  a: { items: [], next: 'b' },
  b: { items: [3], next: null },
};

async function gathered(items: AsyncIterable<number>): Promise<number[]> {
  const all: number[] = [];
  for await (const item of items) all.push(item);
  return all;
}

it('goes through all pages, empty ones too', async () => {
  expect(await gathered(eachItem(async (cursor) => pages[cursor ?? 'start']!))).toEqual([1, 2, 3]);
});

it('begins where it is told to', async () => {
  expect(await gathered(eachItem(async (cursor) => pages[cursor ?? 'start']!, 'b'))).toEqual([3]);
});

it('asks for no page that nobody needs', async () => {
  const asked: (string | undefined)[] = [];
  const items = eachItem(async (cursor) => {
    asked.push(cursor);
    return pages[cursor ?? 'start']!;
  });
  for await (const item of items) if (item === 2) break;
  expect(asked).toEqual([undefined]);
});
