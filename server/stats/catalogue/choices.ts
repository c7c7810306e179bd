import type { Explanation } from './explanation.ts';

export const choices: Explanation = {
  version: 1,
  definition:
    "For each option the share of the respondents who chose it, 0 to 1, with its Wilson interval; `(other)` are answers in the visitor's own words. n counts respondents who answered the question. The value is the share of the option chosen most, which `top` names; of several chosen equally often, the first.",
  formula: 'x/n with x respondents who chose the option; interval: Wilson, as for csat',
  source:
    'Interval: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical Association 22 (1927), 209-212',
  example:
    'Of 80 respondents 48 chose "price" and 20 "speed": price is on top with 0.6, interval 0.490 to 0.700; speed has 0.25, interval 0.168 to 0.355.',
  caution:
    'Where several options may be chosen, the shares sum to more than 1. The interval is that of one option by itself: that one option is ahead of another is not what it tells, and the largest of many shares tends to be too large. Options that stand first are chosen more often; shuffle them.',
};
