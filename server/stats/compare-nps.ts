import type { Ci, NpsValue } from '../../shared/metric-value.ts';
import { type AdjustedNps, adjustedNps } from './adjusted-nps.ts';
import type { Comparison } from './comparison.ts';
import { conservativeP } from './conservative-p.ts';
import type { Histogram } from './histogram.ts';
import { z as critical } from './normal.ts';
import { normalP } from './normal-p.ts';
import { nps } from './nps.ts';
import type { Sample } from './sample.ts';
import { standardisedDifference } from './standardised-difference.ts';

/** Two Net Promoter Scores compared; everything but `z` and `p` in points. */
export interface NpsComparison extends Comparison {
  /** The difference of the adjusted scores, in which the interval is centred; null like the interval. */
  adjusted: number | null;
  /** The standard error of `adjusted`. */
  se: number | null;
  /** `adjusted` in standard errors. */
  z: number | null;
}

/**
 * The difference of two Net Promoter Scores, `a` less `b`, in points, with a z test and a 95 % interval clamped to ±200.
 * `difference` is that of the scores as they are shown; test and interval come from the adjusted scores (¾ of a
 * promoter, 1½ passives and ¾ of a detractor added to each sample, as in `nps`), whose variances are added. The effect
 * is the difference of the scores as they are shown, in standard deviations of one answer (100, 0 or −100 points).
 *
 * Source: B. Rocks, "Interval Estimation for the 'Net Promoter Score'", The American Statistician 70 (2016), 365-372,
 * for the adjustment of one score.
 *
 * Example: 120 promoters, 50 passives and 30 detractors against 90, 60 and 50 are 25 points more, adjusted 24.6 with
 * the interval 9.5 to 39.7, z = 3.19, p = 0.0014 and an effect of 0.32 standard deviations.
 */
export function compareNps(a: Histogram, b: Histogram): NpsComparison {
  const [one, other] = [nps(a), nps(b)];
  const difference = one.value === null || other.value === null ? null : one.value - other.value;
  const effect = {
    name: 'standardised_difference' as const,
    value: standardisedDifference(sampleOf(one), sampleOf(other)),
  };
  if (one.n < 2 || other.n < 2) {
    return { difference, adjusted: null, se: null, z: null, p: null, ci: null, effect };
  }
  const [first, second] = [adjustedOf(one), adjustedOf(other)];
  const adjusted = first.value - second.value;
  const se = Math.sqrt(first.variance + second.variance);
  const z = adjusted / se;
  const halfWidth = critical * se;
  const ci: Ci = [Math.max(-200, adjusted - halfWidth), Math.min(200, adjusted + halfWidth)];
  return {
    difference,
    adjusted,
    se,
    z,
    p: normalP(z),
    pOfMany: conservativeP(z, one.n, other.n),
    ci,
    effect,
  };
}

/** The answers as points: a promoter is 100, a passive 0, a detractor −100. */
function sampleOf({ value, n, parts }: NpsValue): Sample {
  if (value === null || n < 2) return { n, mean: value, sd: null };
  const squares = 1e4 * (parts!.promoters + parts!.detractors) - n * value ** 2;
  return { n, mean: value, sd: Math.sqrt(squares / (n - 1)) };
}

function adjustedOf({ parts, n }: NpsValue): AdjustedNps {
  return adjustedNps(parts!.promoters, parts!.detractors, n);
}
