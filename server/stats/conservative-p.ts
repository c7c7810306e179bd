import { studentTP } from './student-t-p.ts';

/**
 * The two-sided p of a difference in standard errors, by Student's t with the degrees of freedom of the smaller sample
 * alone: never too small for the difference of two means of normal samples, however their variances differ, and close
 * to what the usual approximations give where there are many answers. Null with fewer than two answers on a side.
 *
 * It is for a comparison that is one of many. There a corrected p comes from far out in the tail, where what is close
 * enough for one comparison is not: of 20 segments without a difference, with 200 answers now and then, one or more
 * would be significant in 5.2 % of cases by the normal distribution.
 *
 * Source: M. R. Mickey and M. B. Brown, "Bounds on the Distribution Functions of the Behrens-Fisher Statistic", Annals
 * of Mathematical Statistics 37 (1966), 639-642.
 *
 * Example: 3 standard errors are 0.0027 by the normal distribution, and 0.0030 for samples of 200 and 300.
 */
export function conservativeP(standardErrors: number, n: number, other: number): number | null {
  const smaller = Math.min(n, other);
  return smaller < 2 ? null : studentTP(standardErrors, smaller - 1);
}
