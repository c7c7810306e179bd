import { stepLabel } from '../data/distribution-bars.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import type { RatingBand } from '../data/rating-bands.ts';
import type { Tone } from '../data/tone.ts';
import { say } from './say.ts';

/** Some steps of a scale as one chooses them: "Bad (0 to 6)". */
export function bandLabel({ tone, values }: RatingBand, question: Pick<HeadlineQuestion, 'type'>): string {
  const [low, high] = [stepLabel(question, values[0]!), stepLabel(question, values.at(-1)!)];
  return values.length === 1 ? singles(low)[tone] : ranges(low, high)[tone];
}

function singles(step: string): Record<Tone, string> {
  return {
    bad: say('Bad ({step})', { step }),
    mid: say('In between ({step})', { step }),
    good: say('Good ({step})', { step }),
    plain: step,
  };
}

function ranges(low: string, high: string): Record<Tone, string> {
  return {
    bad: say('Bad ({low} to {high})', { low, high }),
    mid: say('In between ({low} to {high})', { low, high }),
    good: say('Good ({low} to {high})', { low, high }),
    plain: say('{low} to {high}', { low, high }),
  };
}
