import type { Interval } from '../../shared/period.ts';
import type { Span } from './view.ts';

const day = 86_400_000;

/**
 * The buckets of a line that is as small as a word: weeks for about a month, because single days of one survey have too
 * few answers to draw a line from; else what suits the period.
 */
export function sparkInterval(span: Span): Interval | 'auto' {
  if ('period' in span) return ['28d', '30d', 'month'].includes(span.period) ? 'week' : 'auto';
  const days = (Date.parse(span.to) - Date.parse(span.from)) / day;
  return days > 14 && days <= 31 ? 'week' : 'auto';
}
