import type { Distribution } from '../../shared/metric-value.ts';
import { say } from '../words/say.ts';
import type { RatedQuestion } from './rated-question.ts';
import { type Tone, tone } from './tone.ts';

/** One step of a scale and how many chose it. */
export interface Bar {
  value: number;
  /** What stands under the bar: the number, or a word where the scale is two words. */
  label: string;
  count: number;
  /** Of all answers, 0 to 1. */
  share: number;
  tone: Tone;
}

/** The bars of a distribution, one for each step of the scale, lowest first. */
export function distributionBars(
  question: Pick<RatedQuestion, 'type' | 'min' | 'max'>,
  distribution: Distribution,
): Bar[] {
  const steps = Array.from({ length: question.max - question.min + 1 }, (_, i) => question.min + i);
  const total = Object.values(distribution).reduce((sum, count) => sum + count, 0);
  return steps.map((value) => {
    const count = distribution[value] ?? 0;
    return {
      value,
      label: stepLabel(question, value),
      count,
      share: total > 0 ? count / total : 0,
      tone: tone(question.type, question.max, value),
    };
  });
}

/** A step as a bar or a chip names it: its number, or "No" and "Yes" for thumbs. */
export function stepLabel(question: Pick<RatedQuestion, 'type'>, value: number): string {
  if (question.type !== 'thumbs') return String(value);
  return value === 1 ? say('Yes') : say('No');
}
