import type { Estimate } from '../../shared/metric-value.ts';
import { adjustedP } from './adjusted-p.ts';
import { twoSidedP } from './two-sided-p.ts';

/** A part that is clearly below the others. */
export interface Weakest {
  name: string;
  /** How far below the others taken together, in the metric's unit. */
  below: number;
  /** Adjusted for all parts that were compared. */
  p: number;
  /** How many were. */
  compared: number;
}

interface Part {
  name: string;
  value: Estimate;
}

const z95 = 1.959963984540054;
const level = 0.05;

/**
 * The lowest of the parts that are clearly below all others taken together: p < 0.05, adjusted for the number of parts
 * (Benjamini-Hochberg), since of twenty the lowest always seems low. Undefined where none is.
 *
 * For every metric that is a mean over answers (shares and NPS are, too). The others together are the mean weighted by
 * their answers, and the standard error of each is read off its 95 % interval, so p is that of a normal approximation:
 * √(se² + Σ(nⱼ/N)²·seⱼ²) is the error of the difference, the parts being independent strata (Cochran, Sampling
 * Techniques, 3rd ed. 1977, 5.4).
 *
 * Example: 20 ± 10 of 100 answers beside 50 ± 8 and 48 ± 9 of 100 each is 29 below, and p is far below 0.001.
 */
export function weakest(parts: readonly Part[]): Weakest | undefined {
  const known = parts.filter(({ value }) => value.value !== null && value.ci !== null && value.n > 0);
  const compared = known.map((part) =>
    differenceFrom(
      part,
      known.filter((other) => other !== part),
    ),
  );
  const adjusted = adjustedP(compared.map(({ p }) => p));
  const clear = known.flatMap(({ name, value }, i) => {
    const [below, p] = [-compared[i]!.difference, adjusted[i]];
    return below > 0 && p != null && p < level ? [{ name, value: value.value!, below, p }] : [];
  });
  const [lowest] = clear.sort((a, b) => a.value - b.value);
  return lowest && { name: lowest.name, below: lowest.below, p: lowest.p, compared: known.length };
}

function differenceFrom({ value }: Part, others: readonly Part[]): { difference: number; p: number | null } {
  const total = others.reduce((sum, { value: { n } }) => sum + n, 0);
  if (total === 0) return { difference: 0, p: null };
  const mean = others.reduce((sum, other) => sum + other.value.value! * other.value.n, 0) / total;
  const variance = others.reduce(
    (sum, other) => sum + ((other.value.n / total) * errorOf(other.value)) ** 2,
    0,
  );
  const error = Math.sqrt(errorOf(value) ** 2 + variance);
  const difference = value.value! - mean;
  return { difference, p: error === 0 ? null : twoSidedP(difference / error) };
}

function errorOf({ ci }: Estimate): number {
  return (ci![1] - ci![0]) / (2 * z95);
}
