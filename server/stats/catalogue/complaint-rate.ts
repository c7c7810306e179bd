import type { Explanation } from './explanation.ts';

export const complaintRate: Explanation = {
  version: 1,
  definition:
    "Complaints per 1,000 views. A complaint is a response that the site's rule says is one; by default one that has a comment and a detractor's score (0-6), one of the two lowest steps of a satisfaction (of three steps the lowest), a thumb down or an effort answer of 3 or less. It is judged when the response comes: a changed rule holds from then on. The 95 % interval is the exact Poisson interval; n is the number of views.",
  formula:
    '1,000·complaints/views; interval: 1,000·G(0.025, complaints)/views to 1,000·G(0.975, complaints + 1)/views with G(p, shape) the gamma quantile, 0 for no complaints',
  source:
    'Interval: F. Garwood, "Fiducial Limits for the Poisson Distribution", Biometrika 28 (1936), 437-442',
  example: '14 complaints from 2,350 views are 5.96 per 1,000, with the interval 3.26 to 10.00.',
  caution:
    'Most who are dissatisfied never say so: it counts complaints, not reasons to complain. It rises when more are asked to comment and when the rule is widened; rates under different rules do not compare. The interval takes complaints as independent of each other, and one outage brings many at once.',
};
