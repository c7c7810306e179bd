import type { Span } from '../data/view.ts';
import { dateLabel, dayBefore } from './date-label.ts';
import { periodLabels } from './period-labels.ts';

/** A span as a heading: "Last 28 days", or "1 Nov 2026 – 7 Nov 2026" with the last day included. */
export function spanLabel(span: Span): string {
  if ('period' in span) return periodLabels[span.period];
  const last = dayBefore(span.to);
  return span.from === last ? dateLabel(span.from) : `${dateLabel(span.from)} – ${dateLabel(last)}`;
}

/** A span inside a sentence: "in the last 28 days", "from 1 Nov 2026 to 7 Nov 2026". */
export function spanPhrase(span: Span): string {
  if (!('period' in span)) return `from ${dateLabel(span.from)} to ${dateLabel(dayBefore(span.to))}`;
  if (span.period === 'all') return 'so far';
  if (span.period === 'day') return 'today';
  const label = periodLabels[span.period];
  return label.startsWith('Last') ? `in the ${label.toLowerCase()}` : label.toLowerCase();
}
