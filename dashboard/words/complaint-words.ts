import type { ComplaintRateValue } from '../../shared/metric-value.ts';
import type { Lead } from './lead.ts';
import { formatDecimal } from './number.ts';
import { say } from './say.ts';

/** A rise of complaints: "More complaints" and "30 per 1,000 views, 8.2 before: a real change". */
export function complaintWords({ value, previous }: ComplaintRateValue): Lead {
  return {
    lead: say('More complaints'),
    rest: say('{now} per 1,000 views, {before} before: a real change', {
      now: formatDecimal(value ?? 0),
      before: formatDecimal(previous?.value ?? 0),
    }),
  };
}
