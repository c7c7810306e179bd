import type { Arranged } from '../data/attention.ts';
import { say } from './say.ts';

/** How much there is to do, in one sentence. */
export function attentionSentence({ first, others }: Pick<Arranged, 'first' | 'others'>): string {
  const live = first.length + others.length;
  if (live === 0) return say('No survey is live: nobody is asked now.');
  if (first.length > 0) {
    return say('{first, number} of {live, plural, one {# live survey} other {# live surveys}}', {
      first: first.length,
      live,
    });
  }
  return say(
    'Nothing needs attention now: no score has clearly fallen, and every live survey is seen or answered.',
  );
}
