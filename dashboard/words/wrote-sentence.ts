import type { CountedShare } from '../../shared/question-stats.ts';
import { formatShare } from './number.ts';
import { say } from './say.ts';

/** How many of those who reached a question answered it in words. */
export function wroteSentence({ count, n, value, ci }: CountedShare): string {
  if (value === null) return say('Nobody reached it in this period.');
  if (!ci) return say('{count, number} of {n, number} who reached it wrote something.', { count, n });
  return say(
    '{count, number} of {n, number} who reached it wrote something: {share}, between {low} and {high} with 95% confidence.',
    { count, n, share: formatShare(value), low: formatShare(ci[0]), high: formatShare(ci[1]) },
  );
}
