/**
 * 1/(1 + d₁/(1 + d₂/(1 + …))), by which I_x(a, b) = x^a·(1 − x)^b/(a·B(a, b)) times it (A&S 26.5.8), for
 * x at most (a + 1)/(a + b + 2). Evaluated from the front as a product of ratios: about √max(a, b) of them at most.
 *
 * Source: W. J. Lentz, "Generating Bessel Functions in Mie Scattering Calculations Using Continued Fractions", Applied
 * Optics 15 (1976), 668-671.
 */
export function betaFraction(x: number, a: number, b: number): number {
  let [numerator, denominator, fraction] = [1, 0, 1];
  for (let k = 1, change = 0; Math.abs(change - 1) > 1e-15; k++) {
    const m = k >> 1;
    const d = k % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    const term = (d * x) / ((a + k - 1) * (a + k));
    denominator = 1 / (1 + term * denominator);
    numerator = 1 + term / numerator;
    change = numerator * denominator;
    fraction *= change;
  }
  return 1 / fraction;
}
