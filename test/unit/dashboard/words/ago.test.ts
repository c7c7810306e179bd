import { expect, it } from 'vitest';
import { ago } from '../../../../dashboard/words/ago.ts';

const now = new Date('2026-11-22T12:00:00Z');

it.each([
  ['2026-11-22T11:59:30Z', 'just now'],
  ['2026-11-22T11:55:00Z', '5 min. ago'],
  ['2026-11-22T09:01:00Z', '2 hr. ago'],
  ['2026-11-21T11:00:00Z', 'yesterday'],
  ['2026-11-02T12:00:00Z', '20 days ago'],
  ['2026-08-01T12:00:00Z', '3 mo. ago'],
  ['2024-11-01T12:00:00Z', '2 yr. ago'],
])('tells %s as "%s"', (moment, text) => {
  expect(ago(new Date(moment), now)).toBe(text);
});

it('does not speak of the future where clocks differ', () => {
  expect(ago(new Date('2026-11-22T12:00:05Z'), now)).toBe('just now');
});
