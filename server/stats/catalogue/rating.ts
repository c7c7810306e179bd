import type { Explanation } from './explanation.ts';

export const rating: Explanation = {
  version: 1,
  definition:
    'The mean of the ratings, in points of their own scale, with median, mode, standard deviation (divisor n − 1) and distribution. A matrix gives one for each item, asked for as `question.item`. The 95 % interval is the t interval, not clamped to the scale.',
  formula: 'Σx/n; s = √(Σ(x − mean)²/(n − 1)); interval: mean ± t(0.975, n − 1)·s/√n',
  source: 'Interval: Student, "The Probable Error of a Mean", Biometrika 6 (1908), 1-25',
  example:
    'The answers 2, 4 and 4 on a scale of 1-5: the mean is 3.33, with the interval 0.46 to 6.20, the median 4 and the standard deviation 1.15.',
  caution:
    'A mean takes the steps of the scale as equally far apart; the order of the answers alone is what the Mann-Whitney test of a comparison uses. Two heaps at the ends can have the mean of one heap in the middle: look at the distribution. Means of scales of different length are never pooled.',
};
