import { choices } from '../stats/choices.ts';
import { compareShares } from '../stats/compare-shares.ts';
import type { Candidate } from './candidates.ts';
import type { Parts, Source } from './source.ts';

/** @param candidates of one question: its respondents, and its options in their order */
export function choicesSource(candidates: readonly Candidate[]): Source {
  const options = [...new Set(candidates.flatMap(({ option }) => option ?? []))];
  const keysOf = (option: string | undefined) => candidates.filter((c) => c.option === option);
  const read = ({ histograms }: Parts) => ({
    respondents: histograms[0]![0]!,
    counts: options.map((id, i) => ({ id, count: histograms[i + 1]![0]! })),
  });
  const chosen = (parts: Parts, id: string | null | undefined) => {
    const { respondents, counts } = read(parts);
    return { x: counts.find((option) => option.id === id)?.count ?? 0, n: respondents };
  };
  const compute = (parts: Parts) => {
    const { respondents, counts } = read(parts);
    return choices(respondents, counts);
  };
  return {
    roles: [keysOf(undefined), ...options.map(keysOf)],
    composites: [],
    needs: 'either',
    behind: { answered: keysOf(undefined) },
    size: (parts) => read(parts).respondents,
    compute,
    // Of the option that is most chosen now: another one's share would be another number.
    compare: (now, before) => {
      const { top } = compute(now);
      return compareShares(chosen(now, top), chosen(before, top));
    },
  };
}
