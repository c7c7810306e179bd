import type { Explanation } from './explanation.ts';

export const nps: Explanation = {
  version: 1,
  definition:
    'The share of promoters (9-10) less the share of detractors (0-6), times 100: from −100 to 100. Passives (7-8) count in n alone. The 95 % interval is the adjusted Wald interval: ¾ of a promoter, 1½ passives and ¾ of a detractor are added to the sample before it is taken. It is clamped to ±100; the score itself is not adjusted.',
  formula:
    '100·(P − D); interval: 100·(p − d) ± 196·√((p + d − (p − d)²)/(n + 3)) with p = (promoters + ¾)/(n + 3) and d = (detractors + ¾)/(n + 3)',
  source:
    'F. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review 81 (12) (2003), 46-54; interval: B. Rocks, "Interval Estimation for the \'Net Promoter Score\'", The American Statistician 70 (2016), 365-372',
  example:
    'Of 200 answers 120 are promoters, 50 passives and 30 detractors: 60 % less 15 % is 45, with the interval 34.1 to 54.5.',
  caution:
    'It speaks of those who answered: the delighted and the angry answer more readily than the rest. Very different distributions have the same score, so look at its parts. It needs many answers: with 50 the interval is often wider than ±20 points. And an intention to recommend is not yet a recommendation.',
};
