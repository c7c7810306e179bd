import type { Explanation } from './explanation.ts';

export const sampleSize: Explanation = {
  version: 1,
  definition:
    'How many answers it takes to know a share or a Net Promoter Score within a margin of error at 95 %, fewer from a small population; and how many in each of two groups, so that a difference of two shares or two means is found significant at 5 % (two-sided) with the power asked for. Always rounded up.',
  formula:
    'share: n₀ = z²·p(1 − p)/e², from a population of N: n₀/(1 + (n₀ − 1)/N); NPS: 10⁴·z²·(P + D − (P − D)²)/e²; two shares: ((z·√(2m(1 − m)) + q·√(a(1 − a) + b(1 − b)))/(a − b))² with m = (a + b)/2; two means: 2·((z + q)·sd/difference)² + z²/4; z = 1.96, q the normal quantile of the power',
  source:
    'W. G. Cochran, Sampling Techniques (3rd ed. 1977), 4.4; B. Rocks, The American Statistician 70 (2016), 365-372, for the variance of NPS; J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions (3rd ed. 2003), 4.2; W. C. Guenther, "Sample Size Formulas for Normal Theory T Tests", The American Statistician 35 (1981), 243-244',
  example:
    'A share within ±0.05 takes 385 answers, 278 from a population of 1,000. An NPS of 70 % promoters and 10 % detractors within ±5 points takes 677. To find 0.75 against 0.70 with power 0.8 takes 1,251 in each group; to find means 0.2 standard deviations apart, 394.',
  caution:
    'It counts answers, not invitations: divide by the response rate. It supposes a random sample, and no number of answers makes up for who chooses to answer. Looking again and again until a difference is significant finds one that is not there far more often than 5 %.',
};
