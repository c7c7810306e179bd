import type { Explanation } from './explanation.ts';

export const responseRate: Explanation = {
  version: 1,
  definition:
    "The share of views of the survey that led to a submitted answer, 0 to 1, and the same for each step on the way: viewed, opened, started, submitted, commented. Only what came through the widget counts. The 95 % interval is Wilson's. A step with a larger count than the one before it has no share: the value is null.",
  formula:
    'submitted/viewed; each step: its count over the count of the step before; interval: Wilson, as for csat',
  source:
    'American Association for Public Opinion Research, Standard Definitions (10th ed. 2023), on participation rates of opt-in surveys; interval: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212',
  example:
    'Of 400 views 120 opened, 100 started and 80 submitted: 0.2, with the interval 0.164 to 0.242; from started to submitted it is 0.8.',
  caution:
    'It counts views, not people: who sees a survey twice is in it twice. A crash may lose the last second of views, never an answer. A high rate does not make those who answer a random sample of those who saw the survey, and the interval speaks of the rate alone.',
};
