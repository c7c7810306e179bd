import { expect, it } from 'vitest';
import { dateIn } from '../../../../dashboard/data/date-in.ts';

it.each([
  ['UTC', '2026-10-31'],
  ['Asia/Shanghai', '2026-11-01'],
])('is the date that calendars show in %s', (zone, date) => {
  expect(dateIn('2026-10-31T20:00:00.000Z', zone)).toBe(date);
});
