/**
 * `holm` bounds the chance of any false finding: for a few planned comparisons. `benjamini-hochberg` bounds the expected
 * share of false findings among those found: for every row of a breakdown.
 */
export type Adjustment = 'holm' | 'benjamini-hochberg';

/**
 * The p values of several comparisons, adjusted for their number, in the order given: a comparison is significant at
 * 5 % where its adjusted p is below 0.05. A null stands for a comparison that could not be made: it stays null and does
 * not count as one.
 *
 * With p₁ ≤ … ≤ pₘ: Holm is max over j ≤ i of (m − j + 1)·pⱼ, Benjamini-Hochberg is min over j ≥ i of (m/j)·pⱼ, both at
 * most 1.
 *
 * Source: S. Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6
 * (1979), 65-70; Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical
 * Society B 57 (1995), 289-300.
 *
 * Example: 0.01, 0.04 and 0.03 are 0.03, 0.06 and 0.06 by Holm, and 0.03, 0.04 and 0.04 by Benjamini-Hochberg.
 */
export function adjustP(ps: readonly (number | null)[], by: Adjustment): (number | null)[] {
  const ascending = ps
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((one, other) => one.p - other.p);
  const stepped = steps[by](ascending.map(({ p }) => p));
  const adjusted = new Array<number | null>(ps.length).fill(null);
  ascending.forEach(({ index }, rank) => {
    adjusted[index] = stepped[rank]!;
  });
  return adjusted;
}

/** Each takes ascending p values and gives the adjusted ones in the same order. */
const steps: Record<Adjustment, (ps: readonly number[]) => number[]> = {
  holm(ps) {
    let highest = 0;
    return ps.map((p, i) => {
      highest = Math.max(highest, Math.min(1, (ps.length - i) * p));
      return highest;
    });
  },
  'benjamini-hochberg'(ps) {
    let lowest = 1;
    return ps
      .map((p, i) => (ps.length / (i + 1)) * p)
      .reduceRight<number[]>((adjusted, p) => {
        lowest = Math.min(lowest, p);
        adjusted.push(lowest);
        return adjusted;
      }, [])
      .reverse();
  },
};
