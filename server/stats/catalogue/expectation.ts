import type { Explanation } from './explanation.ts';

export const expectation: Explanation = {
  version: 1,
  definition:
    'The mean of experience against expectation, 0 (far below what was expected) to 10 (far above). The 95 % interval is the t interval, not clamped to the scale. Beside it stand median, mode, standard deviation and distribution.',
  formula: 'Σx/n; interval: mean ± t(0.975, n − 1)·s/√n',
  source:
    'R. L. Oliver, "A Cognitive Model of the Antecedents and Consequences of Satisfaction Decisions", Journal of Marketing Research 17 (1980), 460-469; interval: Student, "The Probable Error of a Mean", Biometrika 6 (1908), 1-25',
  example:
    'The answers 5, 7 and 9: the mean is 7, with the interval 2.03 to 11.97: three answers say little.',
  caution:
    'Some guides call it a "CES": it does not ask for effort and cannot be compared with one. It moves with the expectation as much as with the experience: a louder promise lowers it. A mean takes the steps of the scale as equally far apart.',
};
