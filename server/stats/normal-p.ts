/**
 * The two-sided p of a standard normal variable: the probability of lying at least as far from 0 as `z`. Relative error
 * below 1e-12 while p is above 1e-300; 0 from about |z| = 38.6 on.
 *
 * Near 0 it is 1 less a series of positive terms; further out the continued fraction gives the tail itself, so that a
 * small p keeps its digits.
 *
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.2.11 and 26.2.14.
 *
 * Example: `normalP(1.96)` is 0.0499958.
 */
export function normalP(z: number): number {
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return x < 2.5 ? 1 - 2 * density * centralSeries(x) : 2 * density * tailFraction(x);
}

/** x + x³/3 + x⁵/(3·5) + …, which times the density is P(0 < Z < x). */
function centralSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; term > 1e-17 * sum; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum;
}

/** 1/(x + 1/(x + 2/(x + 3/(x + …)))), which times the density is P(Z > x). A hundred steps suffice from x = 2.5 on. */
function tailFraction(x: number): number {
  let fraction = x;
  for (let k = 100; k > 0; k--) fraction = x + k / fraction;
  return 1 / fraction;
}
