import { compareSamples } from '../stats/compare-samples.ts';
import { compositeIndex } from '../stats/composite-index.ts';
import { sampleOf } from '../stats/moments.ts';
import type { Composite } from '../storage/contract/selection.ts';
import type { Source } from './source.ts';

/** The composite score of a matrix, from all items of each respondent. */
export function indexSource(matrix: string, composites: readonly Composite[]): Source {
  return {
    roles: [],
    composites,
    needs: 'rows',
    behind: { matrix },
    size: ({ scores }) => scores.n,
    compute: ({ scores }) => compositeIndex(scores),
    compare: (now, before) => compareSamples(sampleOf(now.scores), sampleOf(before.scores)),
  };
}
