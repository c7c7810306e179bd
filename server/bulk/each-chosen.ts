import type { Position, ResponseFilter } from '../storage/contract/selection.ts';
import type { Storage } from '../storage/storage.ts';
import type { JobWork } from './job-runner.ts';

/** Responses that share a transaction: some milliseconds in which no answer is committed. */
const piece = 200;

/**
 * Does something to every response of a choice, newest first and piece by piece. Each piece begins behind the one
 * before, so what no longer fits the choice once it is changed does no harm.
 */
export function eachChosen(
  chosen: Omit<ResponseFilter, 'limit' | 'before'>,
  { responses }: Pick<Storage, 'responses'>,
  apply: (ids: readonly string[]) => Promise<number>,
): JobWork {
  async function* pieces(): AsyncIterable<string[]> {
    let before: Position | null = null;
    do {
      const page = await responses.list({ ...chosen, before, limit: piece });
      if (page.found.length > 0) yield page.found.map(({ id }) => id);
      before = page.next;
    } while (before !== null);
  }
  return {
    async count() {
      let total = 0;
      for await (const ids of pieces()) total += ids.length;
      return total;
    },
    async *run() {
      for await (const ids of pieces()) yield await apply(ids);
    },
  };
}
