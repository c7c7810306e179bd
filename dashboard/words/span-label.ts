import type { Period } from '../../shared/period.ts';
import type { Span } from '../data/view.ts';
import { dateLabel, dayBefore } from './date-label.ts';
import { periodLabels } from './period-labels.ts';
import { say } from './say.ts';

const phrases: Readonly<Record<Period, string>> = {
  day: say('today'),
  '24h': say('in the last 24 hours'),
  '7d': say('in the last 7 days'),
  '28d': say('in the last 28 days'),
  '30d': say('in the last 30 days'),
  '91d': say('in the last 91 days'),
  month: say('this month'),
  '6mo': say('in the last 6 months'),
  '12mo': say('in the last 12 months'),
  year: say('this year'),
  all: say('so far'),
};

/** A span as a heading: "Last 28 days", or "1 Nov 2026 – 7 Nov 2026" with the last day included. */
export function spanLabel(span: Span): string {
  if ('period' in span) return periodLabels[span.period];
  const last = dayBefore(span.to);
  return span.from === last ? dateLabel(span.from) : `${dateLabel(span.from)} – ${dateLabel(last)}`;
}

/** A span inside a sentence: "in the last 28 days", "from 1 Nov 2026 to 7 Nov 2026". */
export function spanPhrase(span: Span): string {
  if ('period' in span) return phrases[span.period];
  return say('from {first} to {last}', { first: dateLabel(span.from), last: dateLabel(dayBefore(span.to)) });
}
