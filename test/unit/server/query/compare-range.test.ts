import { describe, expect, test } from 'vitest';
import { resolveCompare } from '../../../../server/query/compare-range.ts';
import { resolvePeriod } from '../../../../server/query/period.ts';
import type { Period } from '../../../../shared/period.ts';

interface Asked {
  now: string;
  tz: string;
  period?: Period;
  from?: string;
  to?: string;
}

/** What the range of a question is compared with, as two moments. */
function compared(compare: string, { now, tz, ...parameters }: Asked): [string, string] | string {
  const at = Date.parse(now);
  const range = resolvePeriod(parameters, { now: at, tz, earliest: null });
  if (!range.ok) throw new Error(range.reason);
  const resolved = resolveCompare(compare, { range, period: range.period }, { now: at, tz });
  if (!resolved.ok) return resolved.reason;
  return [new Date(resolved.from).toISOString(), new Date(resolved.to).toISOString()];
}

describe('previous: as much just before', () => {
  test.each<[Period, string, string]>([
    ['day', '2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
    ['7d', '2026-11-09T00:00:00.000Z', '2026-11-16T00:00:00.000Z'],
    ['28d', '2026-09-28T00:00:00.000Z', '2026-10-26T00:00:00.000Z'],
    ['month', '2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'],
    ['6mo', '2025-12-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'],
    ['12mo', '2024-12-01T00:00:00.000Z', '2025-12-01T00:00:00.000Z'],
    ['year', '2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    ['24h', '2026-11-20T10:45:00.000Z', '2026-11-21T10:45:00.000Z'],
  ])('%s', (period, from, to) => {
    expect(compared('previous', { now: '2026-11-22T10:37:00Z', tz: 'UTC', period })).toEqual([from, to]);
  });

  test('a month of 28 days has a month of 31 before it', () => {
    expect(compared('previous', { now: '2026-02-10T12:00:00Z', tz: 'UTC', period: 'month' })).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
    ]);
  });

  test('days from and to: as many days', () => {
    const asked = { now: '2026-11-22T10:37:00Z', tz: 'UTC', from: '2026-03-01', to: '2026-03-11' };
    expect(compared('previous', asked)).toEqual(['2026-02-19T00:00:00.000Z', '2026-03-01T00:00:00.000Z']);
  });

  test('hours from and to: as many hours', () => {
    const asked = { from: '2026-03-01T06:00:00Z', to: '2026-03-01T09:30:00Z' };
    expect(compared('previous', { now: '2026-11-22T10:37:00Z', tz: 'UTC', ...asked })).toEqual([
      '2026-03-01T02:30:00.000Z',
      '2026-03-01T06:00:00.000Z',
    ]);
  });

  test('seven days with a change of the clock have seven whole days before them', () => {
    // The clocks of Berlin go back on 2026-10-25: the week has 169 hours, the one before 168.
    expect(compared('previous', { now: '2026-10-27T12:00:00Z', tz: 'Europe/Berlin', period: '7d' })).toEqual([
      '2026-10-13T22:00:00.000Z',
      '2026-10-20T22:00:00.000Z',
    ]);
  });

  test('the day on which the clock moved is compared with a day of 24 hours', () => {
    const asked = { now: '2026-10-04T12:00:00Z', tz: 'Australia/Lord_Howe', period: 'day' as const };
    // From 2026-10-04 there it is UTC+11 in place of UTC+10:30.
    expect(compared('previous', asked)).toEqual(['2026-10-02T13:30:00.000Z', '2026-10-03T13:30:00.000Z']);
  });

  test('24 hours are 24 hours before, whatever the clock did', () => {
    expect(compared('previous', { now: '2026-10-25T12:07:00Z', tz: 'Europe/Berlin', period: '24h' })).toEqual(
      ['2026-10-23T12:15:00.000Z', '2026-10-24T12:15:00.000Z'],
    );
  });
});

describe('year: the same calendar days a year earlier', () => {
  test.each<[string, string, string, string, string]>([
    ['a month', '2026-03-01', '2026-04-01', '2025-03-01', '2025-04-01'],
    ['February of a leap year', '2024-02-01', '2024-03-01', '2023-02-01', '2023-03-01'],
    ['February after a leap year', '2025-02-01', '2025-03-01', '2024-02-01', '2024-03-01'],
    ['to the 29th of February', '2024-02-20', '2024-02-29', '2023-02-20', '2023-03-01'],
    ['the 29th of February alone', '2024-02-29', '2024-03-01', '2023-03-01', '2023-03-02'],
  ])('%s', (_name, from, to, fromBefore, toBefore) => {
    expect(compared('year', { now: '2026-11-22T10:37:00Z', tz: 'UTC', from, to })).toEqual([
      `${fromBefore}T00:00:00.000Z`,
      `${toBefore}T00:00:00.000Z`,
    ]);
  });

  test('midnights stay midnights where the clock changed on another day', () => {
    // Summer time in Berlin began on 2026-03-29, and on 2025-03-30 the year before.
    const asked = { now: '2026-11-22T10:37:00Z', tz: 'Europe/Berlin', from: '2026-03-30', to: '2026-03-31' };
    expect(compared('year', asked)).toEqual(['2025-03-29T23:00:00.000Z', '2025-03-30T22:00:00.000Z']);
  });

  test('hours are as long after midnight', () => {
    const asked = { from: '2026-03-01T06:00:00Z', to: '2026-03-01T09:30:00Z' };
    expect(compared('year', { now: '2026-11-22T10:37:00Z', tz: 'UTC', ...asked })).toEqual([
      '2025-03-01T06:00:00.000Z',
      '2025-03-01T09:30:00.000Z',
    ]);
  });
});

describe('FROM..TO: read like from and to', () => {
  const asked: Asked = { now: '2026-11-22T10:37:00Z', tz: 'Asia/Kathmandu', period: '7d' };

  test('dates are midnights of the zone', () => {
    expect(compared('2026-01-01..2026-02-01', asked)).toEqual([
      '2025-12-31T18:15:00.000Z',
      '2026-01-31T18:15:00.000Z',
    ]);
  });

  test('times are widened to whole quarter hours', () => {
    expect(compared('2026-01-01T00:01:00Z..2026-01-01T00:16:00Z', asked)).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:30:00.000Z',
    ]);
  });

  test.each([
    ['soon..2026-02-01', /^from must be a date/],
    ['2026-02-01..2026-01-01', /^to must lie after from/],
  ])('%s is none', (range, reason) => {
    expect(compared(range, asked)).toMatch(reason);
  });
});
