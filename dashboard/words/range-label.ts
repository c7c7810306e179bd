import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { dateTag } from './language.ts';
import { say } from './say.ts';

/** From when to when answers count, or until now where that is sooner: "26 Oct 2026, 00:00 – 23 Nov 2026, 09:40 (Europe/Berlin)". */
export function rangeLabel({ query, meta }: Pick<StatsAnswer, 'query' | 'meta'>): string {
  const format = new Intl.DateTimeFormat(dateTag(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: meta.timezone,
  });
  const end = Math.min(Date.parse(query.to), Date.parse(meta.generatedAt));
  return say('{range} ({zone})', {
    range: format.formatRange(Date.parse(query.from), end),
    zone: meta.timezone,
  });
}
