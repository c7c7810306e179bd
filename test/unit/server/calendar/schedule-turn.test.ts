import { describe, expect, it } from 'vitest';
import { lastTurn, lastWhole, nextTurn } from '../../../../server/calendar/schedule-turn.ts';

const at = (text: string) => Date.parse(text);
const iso = (moment: number) => new Date(moment).toISOString();
const berlin = 'Europe/Berlin';

describe('the turn of each day, Monday and first of the month', () => {
  // A Monday.
  const now = at('2026-11-23T12:00:00Z');
  it.each([
    ['day', 3, '2026-11-23T02:00:00.000Z', '2026-11-24T02:00:00.000Z'],
    ['day', 14, '2026-11-22T13:00:00.000Z', '2026-11-23T13:00:00.000Z'],
    ['week', 3, '2026-11-23T02:00:00.000Z', '2026-11-30T02:00:00.000Z'],
    ['week', 23, '2026-11-16T22:00:00.000Z', '2026-11-23T22:00:00.000Z'],
    // In summer time the month before.
    ['month', 3, '2026-11-01T02:00:00.000Z', '2026-12-01T02:00:00.000Z'],
  ] as const)('every %s at %i', (every, hour, last, next) => {
    expect(iso(lastTurn({ every, hour }, now, berlin))).toBe(last);
    expect(iso(nextTurn({ every, hour }, now, berlin))).toBe(next);
  });

  it('has come at its very moment, and the next is the one behind it', () => {
    const turns = { every: 'day', hour: 3 } as const;
    const moment = at('2026-11-23T02:00:00Z');
    expect(lastTurn(turns, moment, berlin)).toBe(moment);
    expect(lastTurn(turns, moment - 1, berlin)).toBe(moment - 86_400_000);
    expect(nextTurn(turns, moment, berlin)).toBe(moment + 86_400_000);
    expect(nextTurn(turns, moment - 1, berlin)).toBe(moment);
  });

  it('of a month begins in the year before', () => {
    const turns = { every: 'month', hour: 12 } as const;
    expect(iso(lastTurn(turns, at('2027-01-01T00:00:00Z'), 'UTC'))).toBe('2026-12-01T12:00:00.000Z');
  });
});

describe('where the clock is set', () => {
  it('forward, an hour that is left out is the one behind it', () => {
    const turns = { every: 'day', hour: 2 } as const;
    expect(iso(nextTurn(turns, at('2026-03-28T12:00:00Z'), berlin))).toBe('2026-03-29T01:00:00.000Z');
    expect(iso(nextTurn(turns, at('2026-03-29T12:00:00Z'), berlin))).toBe('2026-03-30T00:00:00.000Z');
  });

  it('back, an hour that comes twice has one turn, the first', () => {
    const turns = { every: 'day', hour: 2 } as const;
    const turn = at('2026-10-25T00:00:00Z');
    expect(nextTurn(turns, turn - 1, berlin)).toBe(turn);
    expect(iso(nextTurn(turns, turn, berlin))).toBe('2026-10-26T01:00:00.000Z');
    expect(lastTurn(turns, turn + 3_600_000, berlin)).toBe(turn);
  });

  it('every day of a year has one turn, whatever the zone', () => {
    for (const zone of [
      berlin,
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Beirut',
    ]) {
      for (const hour of [0, 1, 2, 3]) {
        let turn = at('2026-01-01T23:00:00Z');
        for (let day = 0; day < 365; day++) {
          const next = nextTurn({ every: 'day', hour }, turn, zone);
          expect((next - turn) / 3_600_000).toBeGreaterThan(day === 0 ? 0 : 21);
          expect(lastTurn({ every: 'day', hour }, next, zone)).toBe(next);
          turn = next;
        }
        expect(iso(turn).slice(0, 9)).toBe('2027-01-0');
      }
    }
  });
});

describe('the last that is whole', () => {
  it.each([
    ['day', '2026-11-21T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
    ['week', '2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
    ['month', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
  ] as const)('%s', (every, from, to) => {
    const whole = lastWhole(every, at('2026-11-23T02:00:00Z'), berlin);
    expect([whole.from, whole.to].map(iso)).toEqual([from, to]);
  });

  it('day of the change of the clock has 25 hours', () => {
    const { from, to } = lastWhole('day', at('2026-10-26T02:00:00Z'), berlin);
    expect((to - from) / 3_600_000).toBe(25);
  });
});
