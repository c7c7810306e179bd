import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDay, parseIsoDay } from '../../../../server/calendar/iso-day.ts';
import { monthOf, monthStart } from '../../../../server/calendar/month.ts';

const day = fc.integer({ min: 3652, max: 47_846 });

test('November 2026 is 2026 · 12 + 10', () => {
  expect(monthOf(parseIsoDay('2026-11-30')!)).toBe(24_322);
});

test('a month starts on its first', () => {
  expect(isoDay(monthStart(24_322))).toBe('2026-11-01');
  expect(isoDay(monthStart(24_324))).toBe('2027-01-01');
});

test('a day lies between the start of its month and that of the next', () => {
  fc.assert(
    fc.property(day, (any) => {
      expect(monthStart(monthOf(any))).toBeLessThanOrEqual(any);
      expect(monthStart(monthOf(any) + 1)).toBeGreaterThan(any);
    }),
  );
});

test('the month of a day is the one its date shows', () => {
  fc.assert(
    fc.property(day, (any) => {
      expect(isoDay(monthStart(monthOf(any)))).toBe(`${isoDay(any).slice(0, 7)}-01`);
    }),
  );
});
