/**
 * The p values of several comparisons, adjusted for their number (Benjamini-Hochberg) as the server adjusts the rows of
 * one answer: whoever looks at twenty surveys will find one that has changed by chance. A null could not be compared: it
 * stays null and does not count.
 *
 * Example: 0.01, 0.04 and 0.03 are 0.03, 0.04 and 0.04.
 */
export function adjustedP(ps: readonly (number | null)[]): (number | null)[] {
  const descending = ps
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((one, other) => other.p - one.p);
  const adjusted = new Array<number | null>(ps.length).fill(null);
  let lowest = 1;
  descending.forEach(({ p, index }, passed) => {
    lowest = Math.min(lowest, (p * descending.length) / (descending.length - passed));
    adjusted[index] = lowest;
  });
  return adjusted;
}
