import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDay, parseIsoDay } from '../../../../server/calendar/iso-day.ts';

test('day 0 is 1970-01-01', () => {
  expect(isoDay(0)).toBe('1970-01-01');
  expect(parseIsoDay('1970-01-01')).toBe(0);
});

test('a leap day', () => {
  expect(isoDay(parseIsoDay('2028-02-29')!)).toBe('2028-02-29');
});

test.each([
  '2026-02-30',
  '2027-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '20261101',
  '2026-11-01T00:00Z',
  '',
])('"%s" is no date', (text) => {
  expect(parseIsoDay(text)).toBeUndefined();
});

test('a date read back is the same day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
      expect(parseIsoDay(isoDay(day))).toBe(day);
    }),
  );
});
