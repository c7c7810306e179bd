import type { Explanation } from './explanation.ts';

export const ces: Explanation = {
  version: 1,
  definition:
    'Customer Effort Score 2.0: the mean agreement, 1 to 7, that it was made easy; higher is better. The 95 % interval is the t interval, not clamped to the scale. Beside it stand `easy`, the share of 5-7 with its Wilson interval, median, mode, standard deviation and distribution.',
  formula: 'Σx/n; interval: mean ± t(0.975, n − 1)·s/√n; easy: the answers of 5-7, over n',
  source:
    'M. Dixon, N. Toman and R. DeLisi, The Effortless Experience (2013), chapter 6; interval: Student, "The Probable Error of a Mean", Biometrika 6 (1908), 1-25',
  example:
    'The answers 7, 6, 6, 5 and 2: the mean is 5.2, with the interval 2.81 to 7.59; four of five found it easy, 0.8 with the interval 0.376 to 0.964.',
  caution:
    'It is not CES 1.0, which asked for the effort itself from 1 to 5, so that lower was better (M. Dixon, K. Freeman and N. Toman, Harvard Business Review 88 (7/8) (2010), 116-122): the two can be neither pooled nor compared. A mean takes the steps of the scale as equally far apart, which agreement need not be. Asked right after a task it speaks of that task, not of the relationship.',
};
