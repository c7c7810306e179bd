import type { RatingType } from '../../shared/rating.ts';
import { say } from '../words/say.ts';
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
  nps: [say('detractors'), say('passives'), say('promoters')],
  csat: [say('dissatisfied'), say('in between'), say('satisfied')],
  emoji: [say('unhappy'), say('in between'), say('happy')],
  ces: [say('found it hard'), say('neither'), say('found it easy')],
  stars: [say('low'), say('middle'), say('high')],
  thumbs: [say('no'), '', say('yes')],
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
