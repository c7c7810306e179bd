/** A Net Promoter Score made fit for intervals and tests. */
export interface AdjustedNps {
  /** Points. */
  value: number;
  /** Sampling variance of `value`, in points². */
  variance: number;
}

/**
 * The adjusted score: ¾ of a promoter, 1½ passives and ¾ of a detractor are added to the sample before score and
 * variance are taken. At n = 10 the interval made from it covers 94.5 %, where the plain one covers 80 %.
 *
 * Source: B. Rocks, "Interval Estimation for the 'Net Promoter Score'", The American Statistician 70 (2016), 365-372.
 *
 * Example: 120 promoters and 30 detractors among 200 are 44.3 with a variance of 27.08 (standard error 5.2).
 */
export function adjustedNps(promoters: number, detractors: number, n: number): AdjustedNps {
  const p = (promoters + 0.75) / (n + 3);
  const d = (detractors + 0.75) / (n + 3);
  return { value: 100 * (p - d), variance: (1e4 * (p + d - (p - d) ** 2)) / (n + 3) };
}
