import { expect, test } from 'vitest';
import { isoDay, parseIsoDay } from '../../../../server/calendar/iso-day.ts';
import { quarterOf, quarterStart } from '../../../../server/calendar/quarter.ts';

test.each([
  ['2026-01-01', '2026-01-01'],
  ['2026-03-31', '2026-01-01'],
  ['2026-04-01', '2026-04-01'],
  ['2026-09-30', '2026-07-01'],
  ['2026-12-31', '2026-10-01'],
])('%s belongs to the quarter from %s', (date, start) => {
  expect(isoDay(quarterStart(quarterOf(parseIsoDay(date)!)))).toBe(start);
});

test('quarters follow each other across the year', () => {
  expect(quarterOf(parseIsoDay('2027-01-01')!)).toBe(quarterOf(parseIsoDay('2026-12-31')!) + 1);
});
