import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WindowTable } from '../../../../server/limits/window-table.ts';

const start = Date.parse('2026-11-02T12:00:00.900Z');

function admittedOf(table: WindowTable, key: number, moments: readonly number[]): number[] {
  return moments.filter((at) => table.take(key, at).admitted);
}

describe('a window', () => {
  it('admits as many as its limit, and tells what is left', () => {
    const table = new WindowTable({ limit: 2, capacity: 8 });
    expect(table.take(1, start)).toEqual({ admitted: true, remaining: 1, reset: 61 });
    expect(table.take(1, start)).toEqual({ admitted: true, remaining: 0, reset: 61 });
    expect(table.take(1, start)).toEqual({ admitted: false, remaining: 0, reset: 61 });
  });

  it('counts each key by itself', () => {
    const table = new WindowTable({ limit: 1, capacity: 8 });
    expect(table.take(1, start).admitted).toBe(true);
    expect(table.take(2, start).admitted).toBe(true);
    expect(table.take(1, start).admitted).toBe(false);
  });

  it('is refilled when it says so, and no earlier', () => {
    const table = new WindowTable({ limit: 1, capacity: 8 });
    const { reset } = table.take(1, start);
    expect(table.take(1, start + reset * 1000 - 1000).admitted).toBe(false);
    expect(table.take(1, start + reset * 1000).admitted).toBe(true);
  });

  it('admits the limit in a minute that is offered twenty times as much, evenly', () => {
    const table = new WindowTable({ limit: 600, capacity: 8 });
    const minute = Array.from({ length: 12_000 }, (_, i) => start + i * 5);
    expect(admittedOf(table, 1, minute)).toHaveLength(600);
  });

  it('stands still while the clock goes back', () => {
    const table = new WindowTable({ limit: 1, capacity: 8 });
    table.take(1, start);
    expect(table.take(1, start - 3_600_000).admitted).toBe(false);
    expect(table.take(1, start + 61_000).admitted).toBe(true);
  });

  it('never admits more than its limit in any 60 seconds, and never refuses when it has room', () => {
    const gaps = fc.array(fc.oneof(fc.nat(100), fc.nat(70_000)), { maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 5 }), (waits, limit) => {
        const table = new WindowTable({ limit, capacity: 8 });
        let at = start;
        const admitted: number[] = [];
        for (const wait of waits) {
          at += wait;
          const within = (ms: number) => admitted.filter((other) => at - other < ms).length;
          const quota = table.take(1, at);
          if (quota.admitted) expect(within(60_000)).toBeLessThan(limit);
          else expect(within(61_000)).toBeGreaterThanOrEqual(limit);
          if (quota.admitted) admitted.push(at);
        }
      }),
    );
  });
});

describe('a table that is full', () => {
  it('keeps those that have taken most', () => {
    const table = new WindowTable({ limit: 3, capacity: 8 });
    for (let i = 0; i < 3; i++) table.take(1, start);
    for (let key = 2; key < 1_000; key++) table.take(key, start);
    expect(table.take(1, start).admitted).toBe(false);
  });

  it('gives the place of a key whose minute is over to another', () => {
    const table = new WindowTable({ limit: 2, capacity: 8 });
    for (let key = 1; key <= 8; key++) for (let i = 0; i < 2; i++) table.take(key, start);
    expect(table.take(9, start + 61_000)).toMatchObject({ admitted: true, remaining: 1 });
    expect(table.take(9, start + 61_000)).toMatchObject({ admitted: true, remaining: 0 });
  });
});
