import type { ComplaintRateValue } from '../../shared/metric-value.ts';
import { formatDecimal } from './number.ts';
import { say } from './say.ts';

/** How many complaints, and how many of a thousand views that is with its interval; empty where it is not told. */
export function complaintCount({ complaints, value, ci }: ComplaintRateValue): string {
  if (complaints === undefined) return '';
  if (value === null || !ci)
    return say('{complaints, plural, =0 {No complaints} one {# complaint} other {# complaints}}', {
      complaints,
    });
  return say(
    '{complaints, plural, =0 {No complaints} one {# complaint} other {# complaints}}: {rate} per 1,000 views, {low} to {high}',
    {
      ...{ complaints, rate: formatDecimal(value) },
      ...{ low: formatDecimal(ci[0]), high: formatDecimal(ci[1]) },
    },
  );
}
