import { describe, expect, it } from 'vitest';
import { bucketLabel, bucketTick } from '../../../../dashboard/words/bucket-label.ts';

const zone = 'America/New_York';

describe('bucketLabel', () => {
  it.each([
    ['2026-11-02', 'day', '2 Nov 2026'],
    ['2026-11-02', 'week', 'Week of 2 Nov 2026'],
    ['2026-11-01', 'month', 'Nov 2026'],
    ['2026-10-01', 'quarter', 'Q4 2026'],
    ['2026-11-02T14:00:00-05:00', 'hour', '2 Nov, 14:00'],
    ['2026-11-02T19:00:00.000Z', 'hour', '2 Nov, 14:00'],
  ] as const)('names %s by %s "%s"', (bucket, interval, label) => {
    expect(bucketLabel(bucket, interval, zone)).toBe(label);
  });
});

describe('bucketTick', () => {
  it('is the time of day for an hour', () => {
    expect(bucketTick('2026-11-02T14:00:00-05:00', 'hour', zone)).toBe('14:00');
  });

  it('is the date where a day begins', () => {
    expect(bucketTick('2026-11-02T00:00:00-05:00', 'hour', zone)).toBe('2 Nov');
  });

  it('leaves the year out for days', () => {
    expect(bucketTick('2026-11-02', 'day', zone)).toBe('2 Nov');
  });
});
