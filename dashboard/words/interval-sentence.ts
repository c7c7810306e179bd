import type { MetricUnit } from '../../shared/metric.ts';
import type { Value } from '../../shared/metric-value.ts';
import { formatCount, formatValue } from './number.ts';

/** What a value and its interval say, in one sentence. */
export function intervalSentence({ value, n, ci }: Value, unit: MetricUnit): string {
  if (value === null || n === 0) return 'No answers yet.';
  if (!ci) return 'Too few answers for an interval: it takes at least two.';
  const low = formatValue(ci[0], unit);
  const high = formatValue(ci[1], unit);
  const from = `from ${formatCount(n)} answers`;
  if (low === high) return `Very close to ${low} with 95% confidence, ${from}.`;
  return `Between ${low} and ${high} with 95% confidence, ${from}.`;
}
