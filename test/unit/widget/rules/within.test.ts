import { describe, expect, test } from 'vitest';
import { within } from '../../../../widget/rules/within.ts';

const zone = 'Europe/Berlin';
const at = (time: string) => Date.parse(time);

describe('from and until', () => {
  const window = { zone, from: at('2026-12-01T00:00Z'), until: at('2026-12-02T00:00Z') };
  test.each([
    ['2026-11-30T23:59:59.999Z', false],
    ['2026-12-01T00:00Z', true],
    ['2026-12-01T23:59:59.999Z', true],
    ['2026-12-02T00:00Z', false],
  ])('%s: %s', (time, lies) => {
    expect(within(window, at(time))).toBe(lies);
  });
});

describe('hours are those of the zone', () => {
  test.each([
    ['2026-12-01T07:59Z', false],
    ['2026-12-01T08:00Z', true],
    ['2026-12-01T15:59Z', true],
    ['2026-12-01T16:00Z', false],
    // Summer time.
    ['2026-07-01T07:00Z', true],
    ['2026-07-01T15:00Z', false],
  ])('%s in Berlin from nine to five: %s', (time, lies) => {
    expect(within({ zone, hours: ['09:00', '17:00'] }, at(time))).toBe(lies);
  });
  test.each([
    ['2026-12-01T20:59Z', false],
    ['2026-12-01T21:00Z', true],
    ['2026-12-01T23:00Z', true],
    ['2026-12-02T04:59Z', true],
    ['2026-12-02T05:00Z', false],
  ])('%s in Berlin from ten to six over midnight: %s', (time, lies) => {
    expect(within({ zone, hours: ['22:00', '06:00'] }, at(time))).toBe(lies);
  });
});

test.each([
  ['2026-11-29T22:59Z', true],
  ['2026-11-29T23:00Z', false],
  ['2026-11-27T23:00Z', true],
  ['2026-11-27T22:59Z', false],
])('%s lies on a weekend in Berlin: %s', (time, lies) => {
  expect(within({ zone, days: [0, 6] }, at(time))).toBe(lies);
});
