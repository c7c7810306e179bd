import type { RatingType } from '../../shared/rating.ts';
import type { Bar } from './distribution-bars.ts';
import type { Tone } from './tone.ts';

/** The answers of one tone together. */
export interface ToneShare {
  tone: Tone;
  label: string;
  count: number;
  share: number;
}

const names: Readonly<Record<RatingType, readonly [bad: string, mid: string, good: string]>> = {
  nps: ['detractors', 'passives', 'promoters'],
  csat: ['dissatisfied', 'in between', 'satisfied'],
  emoji: ['unhappy', 'in between', 'happy'],
  ces: ['found it hard', 'neither', 'found it easy'],
  stars: ['low', 'middle', 'high'],
  thumbs: ['no', '', 'yes'],
  expectation: ['', '', ''],
};

/** The shares of the tones that a scale has, bad first; none for a scale without tones. */
export function toneShares(type: RatingType, bars: readonly Bar[]): ToneShare[] {
  return (['bad', 'mid', 'good'] as const).flatMap((tone, i) => {
    const members = bars.filter((bar) => bar.tone === tone);
    const label = names[type][i];
    if (members.length === 0 || !label) return [];
    const count = members.reduce((sum, bar) => sum + bar.count, 0);
    const total = bars.reduce((sum, bar) => sum + bar.count, 0);
    return [{ tone, label, count, share: total > 0 ? count / total : 0 }];
  });
}
