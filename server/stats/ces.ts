import type { MeanValue } from '../../shared/metric-value.ts';
import { countBetween, type Histogram, total } from './histogram.ts';
import { rating } from './rating.ts';
import { share } from './share.ts';

/**
 * The Customer Effort Score 2.0: the mean agreement (1-7) that it was made easy, with its t interval; beside it the
 * share that agrees at all (5-7) with its Wilson interval. Higher is better. It is never pooled with CES 1.0, which
 * asked for the effort itself on a reversed scale of 1-5.
 *
 * Source: M. Dixon, N. Toman and R. DeLisi, The Effortless Experience (2013), chapter 6.
 *
 * Example: the answers 7, 6, 6, 5 and 2 are 5.2, with the interval 2.8 to 7.6; 4 of 5 found it easy.
 */
export function ces(histogram: Histogram): MeanValue {
  const { value, ci } = share(countBetween(histogram, 5, 7), total(histogram));
  return { ...rating(histogram, { min: 1, max: 7 }), easy: { value, ci } };
}
