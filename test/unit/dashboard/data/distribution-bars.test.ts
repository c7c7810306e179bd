import { describe, expect, it } from 'vitest';
import { distributionBars } from '../../../../dashboard/data/distribution-bars.ts';
import { toneShares } from '../../../../dashboard/data/tone-shares.ts';

const nps = { id: 'score', type: 'nps', metric: 'nps', min: 0, max: 10 } as const;

describe('distributionBars', () => {
  it('has a bar for each step, chosen or not, with its share', () => {
    const bars = distributionBars(nps, { 6: 1, 9: 3 });
    expect(bars).toHaveLength(11);
    expect(bars[6]).toEqual({ value: 6, label: '6', count: 1, share: 0.25, tone: 'bad' });
    expect(bars[0]).toEqual({ value: 0, label: '0', count: 0, share: 0, tone: 'bad' });
  });

  it('names thumbs by words', () => {
    const thumbs = { id: 'up', type: 'thumbs', metric: 'csat', min: 0, max: 1 } as const;
    expect(distributionBars(thumbs, { 0: 1, 1: 2 }).map(({ label }) => label)).toEqual(['No', 'Yes']);
  });
});

describe('toneShares', () => {
  it('sums detractors, passives and promoters', () => {
    const bars = distributionBars(nps, { 0: 10, 6: 20, 7: 30, 8: 20, 9: 60, 10: 60 });
    expect(toneShares('nps', bars)).toEqual([
      { tone: 'bad', label: 'detractors', count: 30, share: 0.15 },
      { tone: 'mid', label: 'passives', count: 50, share: 0.25 },
      { tone: 'good', label: 'promoters', count: 120, share: 0.6 },
    ]);
  });

  it('is empty for a scale without tones', () => {
    const ten = { id: 's', type: 'stars', metric: 'rating', min: 1, max: 10 } as const;
    expect(toneShares('stars', distributionBars(ten, { 3: 1 }))).toEqual([]);
  });
});
