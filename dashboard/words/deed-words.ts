import type { Deed } from '../data/deeds.ts';
import { formatCount } from './number.ts';
import { say } from './say.ts';

/** What was done, in a sentence: "3 answers archived." */
export function doneWords(deed: Deed, count: number): string {
  switch (deed.does) {
    case 'archive':
      return say('{count, plural, one {1 answer archived.} other {# answers archived.}}', { count });
    case 'restore':
      return say(
        '{count, plural, one {1 answer taken out of the archive.} other {# answers taken out of the archive.}}',
        { count },
      );
    case 'count':
      return say('{count, plural, one {1 answer counts now.} other {# answers count now.}}', { count });
    case 'discount':
      return say('{count, plural, one {1 answer no longer counts.} other {# answers no longer count.}}', {
        count,
      });
    case 'tag':
      return say('{count, plural, one {1 answer tagged “{tag}”.} other {# answers tagged “{tag}”.}}', {
        count,
        tag: deed.tag,
      });
    case 'untag':
      return say('{count, plural, one {“{tag}” taken off 1 answer.} other {“{tag}” taken off # answers.}}', {
        count,
        tag: deed.tag,
      });
  }
}

/** How far something is: "400 of 1,204 done". */
export function progressWords(done: number, total: number | null): string {
  if (total === null) return say('Looking which answers fit…');
  return say('{done} of {total} done', { done: formatCount(done), total: formatCount(total) });
}
