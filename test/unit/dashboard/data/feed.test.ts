import { describe, expect, it } from 'vitest';
import { type Feed, feedAfter, noFeed, pagesKept, placed, total } from '../../../../dashboard/data/feed.ts';
import { listedResponse } from '../../../support/dashboard-response.ts';

/** Answers of these numbers as a page; a list has the greatest first. */
const page = (numbers: number[], next: string | null = null) => ({
  items: numbers.map((n) => listedResponse(n)),
  next,
});
const begun = (numbers: number[], next: string | null = null): Feed =>
  feedAfter(noFeed, { does: 'renew', key: 'k', first: page(numbers, next) });
const numbers = (feed: Feed) =>
  [...placed(feed.pages)].map(({ response }) => Number.parseInt(response.id.slice(-4), 16));

describe('a feed that is read on', () => {
  it('has the pages in their order, each answer with its place', () => {
    const feed = feedAfter(begun([9, 8], 'a'), { does: 'add', from: 'a', start: 'a', page: page([7]) });
    expect([...placed(feed.pages)].map(({ at }) => at)).toEqual([0, 1, 2]);
    expect(numbers(feed)).toEqual([9, 8, 7]);
    expect([total(feed), feed.next, feed.is]).toEqual([3, null, 'idle']);
  });

  it('passes over a page of where it no longer goes on', () => {
    const again = begun([10, 9], 'b');
    expect(feedAfter(again, { does: 'add', from: 'a', start: 'a', page: page([7]) })).toBe(again);
    expect(feedAfter(again, { does: 'fail', from: 'a', error: 'x' })).toBe(again);
  });

  it('waits for a word where much was looked through in vain', () => {
    const feed = feedAfter(begun([9], 'a'), { does: 'add', from: 'a', start: 'c', page: page([], 'd') });
    expect([feed.is, feed.next, feed.pages.length]).toEqual(['paused', 'd', 1]);
  });

  it('lets pages go that are far from what is looked at, keeps their places, and takes them again', () => {
    let feed = begun([1000], 'p1');
    for (let i = 1; i <= pagesKept + 5; i++)
      feed = feedAfter(feed, {
        does: 'add',
        from: `p${i}`,
        start: `p${i}`,
        page: page([1000 - i], `p${i + 1}`),
      });
    const last = feed.pages.length - 1;
    feed = feedAfter(feed, { does: 'look', first: last, last });
    expect(feed.pages.filter(({ items }) => items === undefined).map(({ start }) => start)).toEqual([
      'p1',
      'p2',
      'p3',
      'p4',
    ]);
    expect(total(feed)).toBe(pagesKept + 6);
    expect([...placed(feed.pages)].at(1)).toMatchObject({ at: 5 });
    feed = feedAfter(feed, { does: 'fill', start: 'p4', items: page([996]).items });
    expect(feed.pages[4]!.items).toHaveLength(1);
    expect(feedAfter(feed, { does: 'look', first: 0, last: 5 })).toBe(feed);
  });
});

describe('what arrives meanwhile', () => {
  it('is counted and moves nothing', () => {
    const feed = feedAfter(begun([9, 8]), { does: 'renew', key: 'k', first: page([11, 10, 9, 8]) });
    expect([feed.arrived, feed.arrivedMore]).toEqual([2, false]);
    expect(numbers(feed)).toEqual([9, 8]);
  });

  it('may be more than a page holds', () => {
    const feed = feedAfter(begun([9, 8], 'a'), { does: 'renew', key: 'k', first: page([20, 19], 'b') });
    expect([feed.arrived, feed.arrivedMore]).toEqual([2, true]);
  });

  it('is shown at once where there was nothing', () => {
    expect(numbers(feedAfter(begun([]), { does: 'renew', key: 'k', first: page([1]) }))).toEqual([1]);
  });

  it('is no older answer that fits now', () => {
    const feed = feedAfter(begun([9, 7]), { does: 'renew', key: 'k', first: page([9, 8, 7]) });
    expect(feed.arrived).toBe(0);
  });

  it('brings what is shown up to date', () => {
    const first = { items: [listedResponse(9, { class: 'archived' })], next: null };
    const feed = feedAfter(begun([9, 8]), { does: 'renew', key: 'k', first });
    expect([...placed(feed.pages)].map(({ response }) => response.class)).toEqual(['archived', 'counted']);
  });

  it('begins again for another question', () => {
    const feed = feedAfter(begun([9, 8]), { does: 'renew', key: 'other', first: page([4]) });
    expect([feed.key, numbers(feed)]).toEqual(['other', [4]]);
  });
});
