import type { Position, ResponseFilter } from '../storage/contract/selection.ts';
import type { Storage } from '../storage/storage.ts';
import { countChosen } from './count-chosen.ts';
import type { JobWork } from './job-runner.ts';

/** Responses that are looked up together, in a thread of their own. */
const page = 200;
/** Responses that share a transaction: a few milliseconds in which no answer is committed. */
const piece = 20;

/**
 * Does something to every response of a choice, newest first and piece by piece. Each page begins behind the one
 * before, so what no longer fits the choice once it is changed does no harm.
 */
export function eachChosen(
  chosen: Omit<ResponseFilter, 'limit' | 'before'>,
  { responses }: Pick<Storage, 'responses'>,
  apply: (ids: readonly string[]) => Promise<number>,
): JobWork {
  async function* pages(): AsyncIterable<string[]> {
    let before: Position | null = null;
    do {
      const { found, next } = await responses.list({ ...chosen, before, limit: page });
      yield found.map(({ id }) => id);
      before = next;
    } while (before !== null);
  }
  return {
    count: (isOver) => countChosen(chosen, responses, isOver),
    async *run() {
      for await (const ids of pages())
        for (let i = 0; i < ids.length; i += piece) yield await apply(ids.slice(i, i + piece));
    },
  };
}
