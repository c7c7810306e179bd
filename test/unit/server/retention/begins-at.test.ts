import { expect, it } from 'vitest';
import { beginsAt } from '../../../../server/retention/begins-at.ts';

it.each([
  ['at the next midnight', '2026-11-02T12:00:00Z', 'UTC', '2026-11-03T00:00:00Z'],
  ['of the site', '2026-11-02T12:00:00Z', 'Asia/Tokyo', '2026-11-02T15:00:00Z'],
  ['an hour later at least', '2026-11-02T23:30:00Z', 'UTC', '2026-11-03T00:30:00Z'],
  ['after a day of 25 hours', '2026-11-01T05:00:00Z', 'America/New_York', '2026-11-02T05:00:00Z'],
])('begins %s', (_, setAt, zone, begins) => {
  expect(beginsAt(Date.parse(setAt), zone)).toBe(Date.parse(begins));
});
