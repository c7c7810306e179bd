import type { Ci, Effect } from '../../shared/metric-value.ts';
import { binomialTest } from './binomial-test.ts';
import { clopperPearson } from './clopper-pearson.ts';
import type { Comparison } from './comparison.ts';
import { type ComplaintCount, complaintRate } from './complaint-rate.ts';

/**
 * The difference of two complaint rates, `a` less `b`, per 1,000 of the exposure, and the ratio `a` over `b`. Of all
 * complaints together, those of `a` are binomial if the rates are the same: the exact test and the exact interval of the
 * ratio come from there. The interval of the difference joins the distances of each rate from its own exact limits as the
 * sides of a right triangle. They are different methods: at the edge one may exclude 0 while the other does not reject.
 *
 * Test and intervals are null where one has an exposure below 2, the ratio also where `b` has no complaints. Where
 * neither has any p is 1.
 *
 * Source: J. Przyborowski and H. Wilenski, "Homogeneity of Results in Testing Samples from Poisson Series", Biometrika 31
 * (1940), 313-323, for test and ratio; G. Y. Zou and A. Donner, "Construction of Confidence Limits about Effect Measures:
 * A General Approach", Statistics in Medicine 27 (2008), 1693-1702, for the difference.
 *
 * Example: 14 in 2,350 views against 25 in 2,100 are 5.95 per 1,000 fewer, with the interval −12.2 to −0.12, the ratio
 * 0.500 with the interval 0.240 to 1.0005, and p = 0.037.
 */
export function compareRates(a: ComplaintCount, b: ComplaintCount): Comparison {
  const [one, other] = [complaintRate(a), complaintRate(b)];
  const difference = one.value === null || other.value === null ? null : one.value - other.value;
  if (difference === null || one.ci === null || other.ci === null) {
    return { difference, p: null, ci: null, effect: { name: 'rate_ratio', value: null, ci: null } };
  }
  const ci: Ci = [
    difference - Math.hypot(one.value! - one.ci[0], other.ci[1] - other.value!),
    difference + Math.hypot(one.ci[1] - one.value!, other.value! - other.ci[0]),
  ];
  const ratio = b.complaints === 0 ? null : one.value! / other.value!;
  const effect: Effect = {
    name: 'rate_ratio',
    value: ratio,
    ci: ratio === null ? null : ratioInterval(a, b),
  };
  return { difference, p: exactP(a, b), ci, effect };
}

function exactP(a: ComplaintCount, b: ComplaintCount): number {
  const together = a.complaints + b.complaints;
  if (together === 0) return 1;
  return binomialTest(a.complaints, together, a.exposure / (a.exposure + b.exposure));
}

/** The odds of the limits of a's share of all complaints, relative to its share of the exposure. */
function ratioInterval(a: ComplaintCount, b: ComplaintCount): Ci {
  const [low, high] = clopperPearson(a.complaints, a.complaints + b.complaints);
  const ratioOf = (share: number) => ((share / (1 - share)) * b.exposure) / a.exposure;
  return [ratioOf(low), ratioOf(high)];
}
