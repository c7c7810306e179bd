import type { Explanation } from './explanation.ts';

export const index: Explanation = {
  version: 1,
  definition:
    "The composite index of a matrix, 0 to 100: each respondent's answers, every item from the low end of its scale (0) to the high end (100), averaged with the weights of the survey; of these scores the mean, with its t interval and standard deviation. Value, interval and n are of the respondents who answered every weighted item.",
  formula:
    'the mean over respondents of 100·Σw·(x − min)/(max − min), with the weights w scaled to a sum of 1; interval: mean ± t(0.975, n − 1)·s/√n',
  source:
    'C. Fornell, M. D. Johnson, E. W. Anderson, J. Cha and B. E. Bryant, "The American Customer Satisfaction Index: Nature, Purpose, and Findings", Journal of Marketing 60 (4) (1996), 7-18',
  example:
    'A respondent who gives 4 of 5 to an item of weight 3 and 5 of 5 to one of weight 1 has the score 81.25. Respondents with the scores 60, 70 and 80 make an index of 70, with the interval 45.2 to 94.8.',
  caution:
    'The weights are a decision, not a finding: other weights give another index, and a change of weights begins a new version of the survey. Whoever left out an item is not in it. It is no percentage: 70 does not mean that 70 % are satisfied.',
};
