import { describe, expect, test } from 'vitest';
import { type PeriodParameters, resolvePeriod } from '../../../../server/query/period.ts';
import type { Period } from '../../../../shared/period.ts';

/** Sunday 2026-11-22, 10:37 in Shanghai. */
const now = Date.parse('2026-11-22T02:37:12.345Z');

function resolve(parameters: PeriodParameters, tz = 'Asia/Shanghai', earliest: number | null = null) {
  const resolved = resolvePeriod(parameters, { now, tz, earliest });
  if (!resolved.ok) return resolved;
  return [new Date(resolved.from).toISOString(), new Date(resolved.to).toISOString()];
}

describe('calendar periods in the zone, the current unit included to its end', () => {
  test.each<[Period, string, string]>([
    ['day', '2026-11-21T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    ['7d', '2026-11-15T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    ['28d', '2026-10-25T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    ['30d', '2026-10-23T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    ['91d', '2026-08-23T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    ['month', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['6mo', '2026-05-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['12mo', '2025-11-30T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['year', '2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ])('%s', (period, from, to) => {
    expect(resolve({ period })).toEqual([from, to]);
  });

  test('24h is the last 96 quarter hours, the current one included', () => {
    expect(resolve({ period: '24h' })).toEqual(['2026-11-21T02:45:00.000Z', '2026-11-22T02:45:00.000Z']);
  });

  test('today is another day in another zone', () => {
    expect(resolve({ period: 'day' }, 'America/Los_Angeles')).toEqual([
      '2026-11-21T08:00:00.000Z',
      '2026-11-22T08:00:00.000Z',
    ]);
  });

  test('28 days with a change of the clock have an hour more', () => {
    expect(resolve({ period: '28d' }, 'America/New_York')).toEqual([
      '2026-10-25T04:00:00.000Z',
      '2026-11-22T05:00:00.000Z',
    ]);
  });
});

describe('all', () => {
  test('begins with the day of the earliest answer', () => {
    const earliest = Date.parse('2024-02-29T20:00:00Z');
    expect(resolve({ period: 'all' }, 'Asia/Shanghai', earliest)).toEqual([
      '2024-02-29T16:00:00.000Z',
      '2026-11-22T16:00:00.000Z',
    ]);
  });

  test('is today where there is no answer', () => {
    expect(resolve({ period: 'all' })).toEqual(resolve({ period: 'day' }));
  });
});

test('without any word it is the last 28 days, and says so', () => {
  expect(resolvePeriod({}, { now, tz: 'UTC', earliest: null })).toEqual({
    ...resolvePeriod({ period: '28d' }, { now, tz: 'UTC', earliest: null }),
    period: '28d',
  });
});

describe('from and to', () => {
  test('a bare date is midnight in the zone; to is left out', () => {
    expect(resolve({ from: '2026-11-01', to: '2026-11-08' })).toEqual([
      '2026-10-31T16:00:00.000Z',
      '2026-11-07T16:00:00.000Z',
    ]);
  });

  test('a time is widened to whole quarter hours', () => {
    expect(resolve({ from: '2026-11-01T09:14:59.999Z', to: '2026-11-01T09:15:00.001Z' })).toEqual([
      '2026-11-01T09:00:00.000Z',
      '2026-11-01T09:30:00.000Z',
    ]);
  });

  test('a whole quarter hour stays as it is', () => {
    expect(resolve({ from: '2026-11-01T10:15+01:00', to: '2026-11-01T10:30+01:00' })).toEqual([
      '2026-11-01T09:15:00.000Z',
      '2026-11-01T09:30:00.000Z',
    ]);
  });

  test('to is the end of today where only from is given', () => {
    expect(resolve({ from: '2026-11-20' })).toEqual(['2026-11-19T16:00:00.000Z', '2026-11-22T16:00:00.000Z']);
  });

  test('no period is named', () => {
    const resolved = resolvePeriod({ from: '2026-11-20' }, { now, tz: 'UTC', earliest: null });
    expect(resolved).not.toHaveProperty('period');
  });

  test('the years 1980 to 2100 can be asked for', () => {
    expect(resolve({ from: '1980-01-01', to: '2101-01-01' }, 'Pacific/Kiritimati')).toEqual([
      '1980-01-01T10:00:00.000Z',
      '2100-12-31T10:00:00.000Z',
    ]);
  });
});

describe('what cannot be asked', () => {
  test.each<[string, PeriodParameters, string]>([
    ['a period beside from', { period: '7d', from: '2026-11-01' }, 'period'],
    ['a period beside to', { period: '7d', to: '2026-11-01' }, 'period'],
    ['to without from', { to: '2026-11-01' }, 'from'],
    ['an empty range', { from: '2026-11-01', to: '2026-11-01' }, 'to'],
    ['to before from', { from: '2026-11-02', to: '2026-11-01' }, 'to'],
    ['from after today', { from: '2026-11-23' }, 'from'],
    ['a date that does not exist', { from: '2026-02-30' }, 'from'],
    ['a time that does not exist', { from: '2026-11-01T25:00:00Z' }, 'from'],
    ['a time on a date that does not exist', { from: '2026-11-01', to: '2026-11-31T00:00:00Z' }, 'to'],
    ['no date at all', { from: '2026-11-01', to: 'tomorrow' }, 'to'],
    ['a year before 1980', { from: '1979-12-31', to: '2026-11-01' }, 'from'],
    ['a year after 2100', { from: '2026-11-01', to: '2101-01-02' }, 'to'],
    ['the year 0', { from: '0000-01-01', to: '2026-11-01' }, 'from'],
    ['the year 9999', { from: '2026-11-01', to: '9999-12-31T23:59:59Z' }, 'to'],
  ])('%s', (_, parameters, path) => {
    expect(resolve(parameters)).toEqual({ ok: false, path, reason: expect.any(String) });
  });
});
