import type { Period } from '../../shared/period.ts';
import type { Span } from '../data/view.ts';
import { say } from './say.ts';

const day = 86_400_000;
const labels: Readonly<Record<Exclude<Period, 'all'>, string>> = {
  day: say('yesterday'),
  '24h': say('the 24 hours before'),
  '7d': say('the 7 days before'),
  '28d': say('the 28 days before'),
  '30d': say('the 30 days before'),
  '91d': say('the 91 days before'),
  month: say('the month before'),
  '6mo': say('the 6 months before'),
  '12mo': say('the 12 months before'),
  year: say('the year before'),
};

/** What a span is compared with, inside a sentence: "the 28 days before". All time has nothing before it: undefined. */
export function beforeLabel(span: Span): string | undefined {
  if ('period' in span) return span.period === 'all' ? undefined : labels[span.period];
  const days = Math.round((Date.parse(span.to) - Date.parse(span.from)) / day);
  return say('{days, plural, one {the day before} other {the # days before}}', { days });
}
