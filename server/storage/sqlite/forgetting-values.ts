import type { Committer } from './committer.ts';
import type { Dictionary } from './dictionary.ts';
import type { ErasedValues } from './erased-values.ts';
import type { Reader } from './reader.ts';
import type { RecentCounts } from './recent-counts.ts';

export interface ForgettingParts {
  erasedValues: ErasedValues;
  dictionary: Dictionary;
  recent: RecentCounts;
  committer: Committer;
  /** All threads that read; the last one looks at every response. */
  readers: readonly Reader[];
}

/**
 * Overwrites the texts of values that only erased responses had; tells how many. A thread finds out which those are, so
 * that answers go on coming in: what is asked for meanwhile may have come again, and waits for the next time.
 */
export function forgettingValues(parts: ForgettingParts): () => Promise<number> {
  const { erasedValues, dictionary, recent, committer, readers } = parts;
  const tallier = readers.at(-1)!;
  return async () => {
    let forgotten = 0;
    for (const [site, terms] of committer.guard(() => erasedValues.due())) {
      const touched = dictionary.watch(site, terms);
      try {
        const left = await tallier.leftOver(site, terms);
        forgotten += committer.commit(() => erasedValues.forget(site, terms, left, touched));
      } finally {
        dictionary.unwatch();
        // Rows were taken away that no sum tells of.
        recent.clear();
      }
    }
    if (forgotten > 0) {
      committer.purge();
      await Promise.all(readers.map((reader) => reader.forgetTexts()));
    }
    return forgotten;
  };
}
