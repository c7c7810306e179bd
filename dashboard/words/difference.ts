import type { MetricUnit } from '../../shared/metric.ts';
import type { Ci } from '../../shared/metric-value.ts';
import { formatDecimal, formatValue } from './number.ts';
import { say } from './say.ts';

/** The size of a difference, without its direction: "4.2 points", "6.1 percentage points", "0.42 points". */
export function formatDifference(difference: number, unit: MetricUnit): string {
  const much = size(difference, unit);
  return unit === 'share' ? say('{much} percentage points', { much }) : say('{much} points', { much });
}

/** The interval of a difference: "between +1.1 and +7.3", its last two words never apart. */
export function betweenDifferences([low, high]: Readonly<Ci>, unit: MetricUnit): string {
  return say('between {low} and\u00a0{high}', { low: signed(low, unit), high: signed(high, unit) });
}

function signed(difference: number, unit: MetricUnit): string {
  const text = size(difference, unit);
  const isZero = Number(text) === 0;
  return isZero ? text : (difference < 0 ? '−' : '+') + text;
}

function size(difference: number, unit: MetricUnit): string {
  const much = Math.abs(difference);
  if (unit === 'scale') return formatValue(much, unit);
  return formatDecimal(unit === 'share' ? much * 100 : much);
}
