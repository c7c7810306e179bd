import type { HeadlineQuestion } from './headline-question.ts';
import { type Tone, tone } from './tone.ts';

/** The steps of a scale that mean the same. */
export interface RatingBand {
  tone: Tone;
  /** Lowest first. */
  values: readonly number[];
}

/** The bad, middling and good steps of a rating, lowest first; none where its scale draws no such line. */
export function ratingBands({ type, min, max }: HeadlineQuestion): RatingBand[] {
  const bands: { tone: Tone; values: number[] }[] = [];
  for (let value = min; value <= max; value++) {
    const means = tone(type, max, value);
    if (means === 'plain') return [];
    const band = bands.at(-1);
    if (band?.tone === means) band.values.push(value);
    else bands.push({ tone: means, values: [value] });
  }
  return bands;
}
