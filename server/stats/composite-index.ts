import type { IndexValue } from '../../shared/metric-value.ts';
import { type Moments, sampleOf } from './moments.ts';
import { tInterval } from './t-interval.ts';

/**
 * The composite index: the mean of the respondents' composite scores (`compositeScore`), 0 to 100, with its t interval
 * and the standard deviation of the scores. Value, interval and n are of the same respondents: those who answered every
 * weighted item. The value is null without them, interval and sd below n = 2.
 *
 * Because a score is linear in the answers, the mean of the scores is the score of the items' means.
 *
 * Source: C. Fornell, M. D. Johnson, E. W. Anderson, J. Cha and B. E. Bryant, "The American Customer Satisfaction Index:
 * Nature, Purpose, and Findings", Journal of Marketing 60 (4) (1996), 7-18.
 *
 * Example: respondents with the scores 60, 70 and 80 are 70, with the interval 45.2 to 94.8 and the standard deviation 10.
 */
export function compositeIndex(scores: Moments): IndexValue {
  const sample = sampleOf(scores);
  return { value: sample.mean, n: sample.n, ci: tInterval(sample), sd: sample.sd };
}
