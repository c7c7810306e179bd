import type { Ci } from '../../shared/metric-value.ts';
import { binomialProbability } from './binomial-probability.ts';
import { binomialTail } from './binomial-tail.ts';
import { wilson } from './wilson.ts';

/**
 * The exact interval (95 %) of a share: the shares that neither so many successes nor so few speak against, at 2.5 % on
 * each side. It covers at least 95 %, at the price of being wider than `wilson`. Relative error below 1e-9.
 *
 * Source: C. J. Clopper and E. S. Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case of the
 * Binomial", Biometrika 26 (1934), 404-413.
 *
 * Example: 45 of 60 is 0.75 with the interval 0.6214 to 0.8528.
 *
 * @param x successes, 0 to n
 * @param n trials, at least 1
 */
export function clopperPearson(x: number, n: number): Ci {
  const [low, high] = wilson(x, n);
  return [x === 0 ? 0 : lowerLimit(x, n, low), x === n ? 1 : upperLimit(x, n, high)];
}

/** The share under which `x` or more are just 2.5 % probable. */
function lowerLimit(x: number, n: number, start: number): number {
  return rootOf(start, (p) => ({
    value: binomialTail(x, n, p) - 0.025,
    slope: (binomialProbability(x, n, p) * x) / p,
  }));
}

/** The share under which `x` or fewer are just 2.5 % probable. */
function upperLimit(x: number, n: number, start: number): number {
  return rootOf(start, (p) => ({
    value: 0.025 - binomialTail(n - x, n, 1 - p),
    slope: (binomialProbability(x, n, p) * (n - x)) / (1 - p),
  }));
}

/** Where a rising function of 0 to 1 is 0: Newton's method, by halves wherever it would leave what is still possible. */
function rootOf(start: number, at: (p: number) => { value: number; slope: number }): number {
  let [low, high, p, before] = [0, 1, start, 0];
  while (Math.abs(p - before) > 1e-12 * p) {
    const { value, slope } = at(p);
    if (value > 0) high = p;
    else low = p;
    before = p;
    const newton = p - value / slope;
    p = newton >= low && newton <= high ? newton : (low + high) / 2;
  }
  return p;
}
