import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { ResponseListQuery } from '../../client/responses.ts';
import type { ListedResponse } from '../../shared/response.ts';
import { useEarshot } from './earshot-context.ts';
import { type Feed, type FeedPage, feedAfter, noFeed } from './feed.ts';
import { useAnswer } from './use-answer.ts';

/** Answers on one page. */
const pageSize = 50;
/** Pages without an answer in a row, each of which looked through many, until somebody is asked whether to go on. */
const mostEmpty = 10;

export interface Feeding {
  feed: Feed;
  /** The question has another feed than the one that is shown. */
  waiting: boolean;
  /** What the first page could not be read for. */
  error: unknown;
  retry(): void;
  /** Reads on where the list ends so far. */
  more(): Promise<void>;
  /** Reads a page again that was let go. */
  fill(page: FeedPage): Promise<void>;
  look(first: number, last: number): void;
  /** Begins again with what has arrived. */
  restart(): void;
  /** Asks anew for all of it: much has changed. */
  reset(): void;
  /** Shows answers as they are now. */
  change(changed: readonly ListedResponse[]): void;
}

/** The answers to a question as a list that is read on and on. What arrives meanwhile is counted, and moves nothing. */
export function useFeed(question: ResponseListQuery): Feeding {
  const { client } = useEarshot();
  const query = { ...question, limit: pageSize };
  const [turn, setTurn] = useState(0);
  const key = `${JSON.stringify(query)} ${turn}`;
  const first = useAnswer(`feed ${key}`, () => client.responses.list(query), {
    ...(query.survey ? { survey: query.survey } : {}),
    what: ['responses'],
  });
  const [feed, step] = useReducer(feedAfter, noFeed);
  const current = useRef(feed);
  current.current = feed;
  const busy = useRef(new Set<string>());
  useEffect(() => {
    if (!first.loading && first.data) step({ does: 'renew', key, first: first.data });
  }, [key, first.loading, first.data]);

  const once = async (name: string, work: () => Promise<void>) => {
    if (busy.current.has(name)) return;
    busy.current.add(name);
    try {
      await work();
    } finally {
      busy.current.delete(name);
    }
  };
  const more = async () => {
    const from = current.current.next;
    if (from === null) return;
    await once(from, async () => {
      step({ does: 'load' });
      try {
        let start = from;
        let page = await client.responses.list({ ...query, cursor: start });
        for (let empty = 1; page.items.length === 0 && page.next && empty < mostEmpty; empty++) {
          start = page.next;
          page = await client.responses.list({ ...query, cursor: start });
        }
        step({ does: 'add', from, start, page });
      } catch (error) {
        step({ does: 'fail', from, error });
      }
    });
  };
  const fill = ({ start }: FeedPage) =>
    once(`fill ${start}`, async () => {
      const page = await client.responses.list({ ...query, ...(start ? { cursor: start } : {}) });
      step({ does: 'fill', start, items: page.items });
    }).catch(() => {
      // Its place stays empty until somebody comes by again.
    });
  return {
    feed,
    waiting: feed.key !== key,
    error: first.loading ? undefined : first.error,
    retry: first.retry,
    more,
    fill,
    look: (from, to) => step({ does: 'look', first: from, last: to }),
    restart: () => {
      if (first.data) step({ does: 'begin', key, first: first.data });
    },
    reset: () => setTurn((before) => before + 1),
    change: (changed) => step({ does: 'change', changed }),
  };
}
