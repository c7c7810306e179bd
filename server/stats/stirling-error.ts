/**
 * ln Γ(a + 1) less Stirling's formula, ½·ln(2πa) + a·ln a − a: what is left of a factorial when all that is large has
 * been taken out of it. The series is used from a = 12 on; its absolute error is below 1e-14.
 *
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 6.1.41.
 *
 * Example: `stirlingError(1)` is 0.0810615, because ln 1! is 0 and the formula gives −0.0810615.
 *
 * @param a above 0
 */
export function stirlingError(a: number): number {
  if (a < 12) return stirlingError(a + 1) + (a + 0.5) * Math.log1p(1 / a) - 1;
  const r = 1 / (a * a);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / a;
}
