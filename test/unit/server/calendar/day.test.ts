import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, dayStart } from '../../../../server/calendar/day.ts';
import { isoDay, parseIsoDay } from '../../../../server/calendar/iso-day.ts';

const hour = 3_600_000;

function startOf(date: string, timezone: string): string {
  return new Date(dayStart(parseIsoDay(date)!, timezone)).toISOString();
}

function lengthOf(date: string, timezone: string): number {
  const day = parseIsoDay(date)!;
  return (dayStart(day + 1, timezone) - dayStart(day, timezone)) / hour;
}

function dateOf(at: string, timezone: string): string {
  return isoDay(dayOf(Date.parse(at), timezone));
}

test('a day in UTC begins at midnight', () => {
  expect(startOf('2026-11-01', 'UTC')).toBe('2026-11-01T00:00:00.000Z');
});

test('the first moment of a day belongs to it, the millisecond before does not', () => {
  expect(dateOf('2026-10-31T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-01');
  expect(dateOf('2026-10-31T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-10-31');
});

test('Kathmandu is 5:45 ahead', () => {
  expect(startOf('2026-11-01', 'Asia/Kathmandu')).toBe('2026-10-31T18:15:00.000Z');
});

test('London has a day of 23 and one of 25 hours', () => {
  expect(lengthOf('2026-03-29', 'Europe/London')).toBe(23);
  expect(lengthOf('2026-10-25', 'Europe/London')).toBe(25);
  expect(startOf('2026-03-30', 'Europe/London')).toBe('2026-03-29T23:00:00.000Z');
});

test('Lord Howe moves its clock by half an hour', () => {
  expect(lengthOf('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5);
  expect(lengthOf('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5);
});

describe('São Paulo on 2018-11-04, which had no midnight', () => {
  test('the day began at one o’clock', () => {
    expect(startOf('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(lengthOf('2018-11-04', 'America/Sao_Paulo')).toBe(23);
  });

  test('the millisecond before belongs to the day before', () => {
    expect(dateOf('2018-11-04T02:59:59.999Z', 'America/Sao_Paulo')).toBe('2018-11-03');
    expect(dateOf('2018-11-04T03:00:00.000Z', 'America/Sao_Paulo')).toBe('2018-11-04');
  });
});

describe('Apia left out 2011-12-30', () => {
  test('the day is empty and starts with the next', () => {
    expect(startOf('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(startOf('2011-12-31', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  test('no moment belongs to it', () => {
    expect(dateOf('2011-12-30T09:59:59.999Z', 'Pacific/Apia')).toBe('2011-12-29');
    expect(dateOf('2011-12-30T10:00:00.000Z', 'Pacific/Apia')).toBe('2011-12-31');
  });
});

test('Casablanca suspends summer time for Ramadan', () => {
  expect(startOf('2026-02-15', 'Africa/Casablanca')).toBe('2026-02-14T23:00:00.000Z');
  expect(startOf('2026-02-16', 'Africa/Casablanca')).toBe('2026-02-16T00:00:00.000Z');
  expect(startOf('2026-03-23', 'Africa/Casablanca')).toBe('2026-03-22T23:00:00.000Z');
});

test('an hour repeated across midnight belongs to the day that had begun', () => {
  expect(startOf('2010-11-07', 'America/St_Johns')).toBe('2010-11-07T02:30:00.000Z');
  expect(dateOf('2010-11-07T02:45:00.000Z', 'America/St_Johns')).toBe('2010-11-07');
});

test('a time zone that does not exist is an error', () => {
  expect(() => dayOf(0, 'Mars/Olympus')).toThrow(RangeError);
});

describe('in every time zone', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const moment = fc.integer({ min: Date.UTC(1980, 0, 2), max: Date.UTC(2100, 11, 30) });

  test('the day of a moment is its date on the calendar', () => {
    fc.assert(
      fc.property(zone, moment, (timezone, at) => {
        const format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
        expect(isoDay(dayOf(at, timezone))).toBe(format.format(at));
      }),
    );
  });

  test('a day begins where the calendar date does', () => {
    fc.assert(
      fc.property(zone, moment, (timezone, at) => {
        const format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
        const day = dayOf(at, timezone);
        expect(format.format(dayStart(day, timezone))).toBe(isoDay(day));
        expect(format.format(dayStart(day, timezone) - 1)).not.toBe(isoDay(day));
      }),
    );
  });

  test('a day begins at a whole quarter hour', () => {
    fc.assert(
      fc.property(zone, moment, (timezone, at) => {
        expect(dayStart(dayOf(at, timezone), timezone) % 900_000).toBe(0);
      }),
    );
  });
});
