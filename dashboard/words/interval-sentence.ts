import type { MetricUnit } from '../../shared/metric.ts';
import type { Value } from '../../shared/metric-value.ts';
import { formatValue } from './number.ts';
import { say } from './say.ts';

/** What a value and its interval say, in one sentence. */
export function intervalSentence({ value, n, ci }: Value, unit: MetricUnit): string {
  if (value === null || n === 0) return say('No answers yet.');
  if (!ci) return say('Too few answers for an interval: it takes at least two.');
  const low = formatValue(ci[0], unit);
  const high = formatValue(ci[1], unit);
  if (low === high) {
    return say(
      'Very close to {low} with 95% confidence, from {n, plural, one {# answer} other {# answers}}.',
      {
        low,
        n,
      },
    );
  }
  return say(
    'Between {low} and {high} with 95% confidence, from {n, plural, one {# answer} other {# answers}}.',
    { low, high, n },
  );
}
