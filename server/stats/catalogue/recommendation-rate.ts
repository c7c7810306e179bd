import type { Explanation } from './explanation.ts';

export const recommendationRate: Explanation = {
  version: 1,
  definition:
    "The share of promoters (9-10) among all answers to a recommendation question, 0 to 1. The 95 % interval is Wilson's.",
  formula: 'promoters/n; interval: Wilson, as for csat',
  source:
    'F. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review 81 (12) (2003), 46-54, on promoters; interval: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212',
  example: '45 promoters among 60 answers are 0.75, with the interval 0.628 to 0.842.',
  caution:
    'It does not see detractors: it can rise while the Net Promoter Score falls. It is the share that says it would recommend, not the share that did.',
};
