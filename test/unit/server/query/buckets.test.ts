import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buckets, type ResolvedBuckets } from '../../../../server/query/buckets.ts';
import { intervals } from '../../../../shared/period.ts';

const later = Date.parse('2030-01-01T00:00:00Z');

function series(from: string, to: string, interval: Parameters<typeof buckets>[1], tz = 'UTC', now = later) {
  return buckets({ from: Date.parse(from), to: Date.parse(to) }, interval, { tz, now });
}

function found(resolved: ResolvedBuckets) {
  if (!resolved.ok) throw new Error(resolved.reason);
  return resolved.buckets;
}

const labels = (resolved: ResolvedBuckets) => found(resolved).map(({ label }) => label);

describe('labels', () => {
  test('days: their date in the zone', () => {
    expect(labels(series('2026-10-31T16:00Z', '2026-11-02T16:00Z', 'day', 'Asia/Shanghai'))).toEqual([
      '2026-11-01',
      '2026-11-02',
    ]);
  });

  test('weeks: their Monday', () => {
    expect(labels(series('2026-11-02', '2026-11-16', 'week'))).toEqual(['2026-11-02', '2026-11-09']);
  });

  test('months: their first day', () => {
    expect(labels(series('2026-11-01', '2027-02-01', 'month'))).toEqual([
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
    ]);
  });

  test('quarters: their first day', () => {
    expect(labels(series('2026-07-01', '2027-01-01', 'quarter'))).toEqual(['2026-07-01', '2026-10-01']);
  });

  test('hours: their time in UTC', () => {
    expect(labels(series('2026-11-01T10:00Z', '2026-11-01T12:00Z', 'hour'))).toEqual([
      '2026-11-01T10:00:00.000Z',
      '2026-11-01T11:00:00.000Z',
    ]);
  });

  test('hours in Kathmandu begin at a quarter past', () => {
    expect(labels(series('2026-11-01T10:00Z', '2026-11-01T11:15Z', 'hour', 'Asia/Kathmandu'))).toEqual([
      '2026-11-01T09:15:00.000Z',
      '2026-11-01T10:15:00.000Z',
    ]);
  });
});

describe('days that are no 24 hours', () => {
  test('23 hours when the clock goes forward', () => {
    expect(found(series('2026-03-29T00:00Z', '2026-03-29T23:00Z', 'hour', 'Europe/London'))).toHaveLength(23);
  });

  test('25 hours when the clock goes back', () => {
    expect(found(series('2026-10-24T23:00Z', '2026-10-26T00:00Z', 'hour', 'Europe/London'))).toHaveLength(25);
  });

  test('half an hour at the end where the clock moves by that', () => {
    const hours = found(series('2026-04-04T13:00Z', '2026-04-05T13:30Z', 'hour', 'Australia/Lord_Howe'));
    expect(hours).toHaveLength(25);
    expect(hours.at(-1)!.end - hours.at(-1)!.start).toBe(1_800_000);
  });

  test('the hours of the day after count from its own midnight', () => {
    const hours = labels(series('2026-04-05T12:00Z', '2026-04-05T15:30Z', 'hour', 'Australia/Lord_Howe'));
    expect(hours).toEqual([
      '2026-04-05T12:00:00.000Z',
      '2026-04-05T13:00:00.000Z',
      '2026-04-05T13:30:00.000Z',
      '2026-04-05T14:30:00.000Z',
    ]);
  });

  test('the day that Apia left out is left out', () => {
    expect(labels(series('2011-12-29T10:00Z', '2011-12-31T10:00Z', 'day', 'Pacific/Apia'))).toEqual([
      '2011-12-29',
      '2011-12-31',
    ]);
  });
});

describe('partial', () => {
  test('a unit that the range cuts, with what of it lies within', () => {
    expect(found(series('2026-11-14', '2026-12-01', 'month'))).toEqual([
      {
        start: Date.parse('2026-11-14'),
        end: Date.parse('2026-12-01'),
        label: '2026-11-01',
        partial: true,
      },
    ]);
  });

  test('a unit that is not over', () => {
    const now = Date.parse('2026-11-02T12:00Z');
    const days = found(series('2026-11-01', '2026-11-04', 'day', 'UTC', now));
    expect(days.map(({ partial }) => partial)).toEqual([false, true, true]);
  });

  test('not a unit that ended just now', () => {
    const now = Date.parse('2026-11-02');
    expect(found(series('2026-11-01', '2026-11-02', 'day', 'UTC', now))[0]!.partial).toBe(false);
  });
});

describe('auto', () => {
  test.each([
    ['2026-11-01', '2026-11-03', 'hour'],
    ['2026-11-01', '2026-11-04', 'day'],
    ['2026-10-01', '2026-11-01', 'day'],
    ['2026-10-01', '2026-11-02', 'week'],
    ['2026-05-01', '2026-10-30', 'week'],
    ['2026-05-01', '2026-10-31', 'month'],
    ['2006-11-01', '2026-11-01', 'month'],
    ['1980-01-01', '2026-11-01', 'quarter'],
  ])('from %s to %s it is %s', (from, to, interval) => {
    expect(series(from, to, 'auto')).toMatchObject({ ok: true, interval });
  });
});

describe('at most 1,000 buckets', () => {
  test('a thousand days are answered', () => {
    expect(found(series('2024-01-01', '2026-09-27', 'day'))).toHaveLength(1000);
  });

  test('a day more is refused, and what fits is named', () => {
    expect(series('2024-01-01', '2026-09-28', 'day')).toEqual({
      ok: false,
      path: 'interval',
      reason: expect.stringMatching(/: week, month, quarter$/),
    });
  });

  test('hours of a year are refused', () => {
    expect(series('2026-01-01', '2027-01-01', 'hour')).toMatchObject({ ok: false, path: 'interval' });
  });
});

test('buckets cover the range without gap or overlap', () => {
  const quarterHour = 900_000;
  const quarters = fc.integer({ min: Date.UTC(1980, 1) / quarterHour, max: Date.UTC(2100, 1) / quarterHour });
  fc.assert(
    fc.property(
      quarters,
      fc.integer({ min: 1, max: 96 * 40 }),
      fc.constantFrom(
        'Europe/London',
        'Asia/Kathmandu',
        'Australia/Lord_Howe',
        'America/Sao_Paulo',
        'Pacific/Apia',
      ),
      fc.constantFrom(...intervals),
      (first, length, tz, interval) => {
        const range = { from: first * quarterHour, to: (first + length) * quarterHour };
        const all = found(buckets(range, interval, { tz, now: later }));
        expect([range.from, ...all.map(({ end }) => end)]).toEqual([
          ...all.map(({ start }) => start),
          range.to,
        ]);
        expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
      },
    ),
  );
});
