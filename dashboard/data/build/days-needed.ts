/** Days until there are so many answers, at the pace at which they came, with the 95 % interval of that. */
export interface DaysNeeded {
  days: number;
  /** From the fastest to the slowest that the pace may be. */
  from: number;
  to: number;
}

/**
 * Answers that come independently of each other are Poisson; the interval of their number is by the square root, which
 * makes the variance of the same size everywhere: (√c − 0.98)² to (√(c + 1) + 0.98)².
 * Freeman & Tukey (1950), Ann. Math. Stat. 21, 607.
 * @param n answers needed; @param came answers that came in `days` days; @param share the part of that pace from now on
 */
export function daysNeeded(n: number, came: number, days: number, share = 1): DaysNeeded | undefined {
  if (came === 0 || days <= 0 || share <= 0) return undefined;
  const daysAt = (count: number) => n / ((count / days) * share);
  return {
    days: daysAt(came),
    from: daysAt((Math.sqrt(came + 1) + 0.98) ** 2),
    to: daysAt((Math.sqrt(came) - 0.98) ** 2),
  };
}
