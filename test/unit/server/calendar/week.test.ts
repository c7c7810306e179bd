import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDay, parseIsoDay } from '../../../../server/calendar/iso-day.ts';
import { weekOf, weekStart } from '../../../../server/calendar/week.ts';

test('a Sunday belongs to the week that began six days before', () => {
  expect(isoDay(weekStart(weekOf(parseIsoDay('2026-11-01')!)))).toBe('2026-10-26');
});

test('a Monday begins its week', () => {
  expect(isoDay(weekStart(weekOf(parseIsoDay('2026-11-02')!)))).toBe('2026-11-02');
});

test('every week begins on a Monday and has seven days', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 50_000 }), (day) => {
      const start = weekStart(weekOf(day));
      expect(new Date(isoDay(start)).getUTCDay()).toBe(1);
      expect(day - start).toBeGreaterThanOrEqual(0);
      expect(day - start).toBeLessThan(7);
    }),
  );
});
