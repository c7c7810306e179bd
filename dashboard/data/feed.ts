import type { Page } from '../../client/page.ts';
import type { ListedResponse } from '../../shared/response.ts';

/** One page of a feed as it was read. */
export interface FeedPage {
  /** The cursor that it begins at; undefined: the first. */
  start: string | undefined;
  /** How many answers it has. */
  count: number;
  /** Undefined: it is far from what is looked at, and is read again when somebody comes back. */
  items: readonly ListedResponse[] | undefined;
}

/** A list that is read on and on, with what has arrived before its first page since. */
export interface Feed {
  /** Names the question that it answers; undefined before the first answer. */
  key: string | undefined;
  pages: readonly FeedPage[];
  /** Where it goes on; null: that is all. */
  next: string | null;
  /** `paused`: much was looked through and nothing found, so it goes on when somebody says so. */
  is: 'idle' | 'loading' | 'failed' | 'paused';
  error: unknown;
  /** How many answers have arrived since it began. */
  arrived: number;
  /** There may be more that have arrived than were counted. */
  arrivedMore: boolean;
}

export type FeedStep =
  | { does: 'begin' | 'renew'; key: string; first: Page<ListedResponse> }
  | { does: 'load' }
  /** @param from where it was asked to go on, `start` where that led in the end */
  | { does: 'add'; from: string; start: string; page: Page<ListedResponse> }
  | { does: 'fail'; from: string; error: unknown }
  | { does: 'fill'; start: string | undefined; items: readonly ListedResponse[] }
  /** Only these pages, and those within `pagesKept` of them, stay at hand. */
  | { does: 'look'; first: number; last: number }
  | { does: 'change'; changed: readonly ListedResponse[] };

/** Pages on either side of those that are looked at whose answers are kept. */
export const pagesKept = 40;

export const noFeed: Feed = {
  key: undefined,
  pages: [],
  next: null,
  is: 'idle',
  error: undefined,
  arrived: 0,
  arrivedMore: false,
};

/** What becomes of a feed with the next step. Pure. */
export function feedAfter(feed: Feed, step: FeedStep): Feed {
  switch (step.does) {
    case 'begin':
      return begun(step.key, step.first);
    case 'renew':
      return step.key === feed.key && total(feed) > 0
        ? renewed(feed, step.first)
        : begun(step.key, step.first);
    case 'load':
      return { ...feed, is: 'loading', error: undefined };
    case 'add':
      // A list that began again meanwhile goes on elsewhere.
      return step.from === feed.next ? added(feed, step.start, step.page) : feed;
    case 'fail':
      return step.from === feed.next ? { ...feed, is: 'failed', error: step.error } : feed;
    case 'fill':
      return {
        ...feed,
        pages: feed.pages.map((page) => (page.start === step.start ? filled(page, step.items) : page)),
      };
    case 'look':
      return looked(feed, step.first, step.last);
    case 'change':
      return changed(feed, step.changed);
  }
}

/** How many answers were read so far. */
export function total({ pages }: Pick<Feed, 'pages'>): number {
  return pages.reduce((sum, { count }) => sum + count, 0);
}

/** The answers at hand, in order, each with its place in the whole list, from 0. */
export function* placed(pages: readonly FeedPage[]): Generator<{ response: ListedResponse; at: number }> {
  let at = 0;
  for (const { items, count } of pages) {
    for (const [i, response] of (items ?? []).entries()) yield { response, at: at + i };
    at += count;
  }
}

function begun(key: string, { items, next }: Page<ListedResponse>): Feed {
  return { ...noFeed, key, pages: [pageOf(undefined, items)], next };
}

/** What is shown stays where it is: only what its answers say is brought up to date. */
function renewed(feed: Feed, { items, next }: Page<ListedResponse>): Feed {
  const top = feed.pages[0]?.items?.[0] ?? items[0];
  const arrived = items.filter((item) => top !== undefined && isNewer(item, top)).length;
  return { ...changed(feed, items), arrived, arrivedMore: arrived === items.length && next !== null };
}

function added(feed: Feed, start: string, { items, next }: Page<ListedResponse>): Feed {
  if (items.length > 0) return { ...feed, is: 'idle', pages: [...feed.pages, pageOf(start, items)], next };
  return { ...feed, is: next === null ? 'idle' : 'paused', next };
}

function looked(feed: Feed, first: number, last: number): Feed {
  const isFar = (i: number) => i < first - pagesKept || i > last + pagesKept;
  // The first page tells what is new.
  if (!feed.pages.some(({ items }, i) => i > 0 && items && isFar(i))) return feed;
  return {
    ...feed,
    pages: feed.pages.map((page, i) => (i > 0 && isFar(i) ? { ...page, items: undefined } : page)),
  };
}

function changed(feed: Feed, responses: readonly ListedResponse[]): Feed {
  const byId = new Map(responses.map((response) => [response.id, response]));
  const pages = feed.pages.map((page) =>
    page.items?.some(({ id }) => byId.has(id))
      ? { ...page, items: page.items.map((item) => byId.get(item.id) ?? item) }
      : page,
  );
  return { ...feed, pages };
}

function filled(page: FeedPage, items: readonly ListedResponse[]): FeedPage {
  return pageOf(page.start, items);
}

function pageOf(start: string | undefined, items: readonly ListedResponse[]): FeedPage {
  return { start, count: items.length, items };
}

function isNewer(one: ListedResponse, other: ListedResponse): boolean {
  if (one.receivedAt !== other.receivedAt) return one.receivedAt > other.receivedAt;
  return one.id > other.id;
}
