import type { MetricUnit } from '../../shared/metric.ts';
import type { TrendPoint } from '../data/trend-points.ts';
import { formatValue } from './number.ts';
import { say } from './say.ts';

/** A trend in a sentence, for who cannot see its line: where it began and ended, and how far it went between. */
export function sparkWords(points: readonly TrendPoint[], unit: MetricUnit): string {
  const known = points.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || known.length < 2) return say('Too short for a trend');
  const values = known.map(({ value }) => value);
  const at = ({ label, value }: typeof first) =>
    say('{value} ({label})', { value: formatValue(value, unit), label });
  return say('From {first} to {last}, lowest {lowest}, highest {highest}', {
    first: at(first),
    last: at(last),
    lowest: formatValue(Math.min(...values), unit),
    highest: formatValue(Math.max(...values), unit),
  });
}
