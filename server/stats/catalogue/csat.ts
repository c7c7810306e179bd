import type { Explanation } from './explanation.ts';

export const csat: Explanation = {
  version: 1,
  definition:
    "The share of answers in the top box, 0 to 1: 4-5 of 5, 6-7 of 7, thumbs up, the top one of three emoji. The 95 % interval is Wilson's. Beside it stand the mean with its t interval, in points of the scale, and the distribution.",
  formula:
    'x/n with x answers in the top box; interval: (2x + z² ± z·√(z² + 4x(n − x)/n)) / 2(n + z²) with z = 1.96; mean ± t(0.975, n − 1)·s/√n',
  source:
    'N. T. Bendle, P. W. Farris, P. E. Pfeifer and D. J. Reibstein, Marketing Metrics (4th ed. 2020); interval: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical Association 22 (1927), 209-212',
  example:
    'Fifteen fives, 30 fours and 15 threes on a scale of 5: 45 of 60 are 0.75, with the interval 0.628 to 0.842; the mean is 4, with the interval 3.82 to 4.18.',
  caution:
    'Shares from scales of different length do not compare: two boxes of five are not two boxes of seven. A top box does not tell a lukewarm answer from a furious one; the distribution does. It speaks of those who answered.',
};
