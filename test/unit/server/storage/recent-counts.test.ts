import { describe, expect, it } from 'vitest';
import type { CountDelta } from '../../../../server/storage/merge-counts.ts';
import { type ReadRow, RecentCounts } from '../../../../server/storage/sqlite/recent-counts.ts';

const days = { site: 1, key: 1, dimension: 0, span: 1 } as const;

/** A store of one row a bucket that remembers which ranges were read of it. */
function store() {
  const read: [number, number][] = [];
  return {
    read,
    rows(from: number, to: number): ReadRow[] {
      read.push([from, to]);
      return Array.from({ length: to - from }, (_, i) => [from + i, 0, 7]);
    },
  };
}

function delta(bucket: number, other: Partial<CountDelta> = {}): CountDelta {
  return { ...days, bucket, value: 0, version: 1, by: [1], ...other };
}

describe('the counts that were read last', () => {
  it('are not read again', () => {
    const { read, rows } = store();
    const recent = new RecentCounts();
    const first = recent.rows(days, 10, 13, rows);
    expect(recent.rows(days, 10, 13, rows)).toEqual(first);
    expect(read).toEqual([[10, 13]]);
  });

  it('are completed by what is missing of a longer range', () => {
    const { read, rows } = store();
    const recent = new RecentCounts();
    recent.rows(days, 12, 14, rows);
    const all = recent.rows(days, 10, 16, rows);
    expect(all.map(([bucket]) => bucket)).toEqual([10, 11, 12, 13, 14, 15]);
    expect(read.slice(1)).toEqual([
      [10, 12],
      [14, 16],
    ]);
  });

  it('are read again where they changed, and only there', () => {
    const { read, rows } = store();
    const recent = new RecentCounts();
    recent.rows(days, 10, 20, rows);
    recent.changed([delta(14), delta(14, { value: 3 }), delta(16, { dimension: 5 }), delta(17, { site: 2 })]);
    recent.rows(days, 10, 20, rows);
    expect(read.slice(1)).toEqual([[14, 15]]);
  });

  it('know of a bucket without rows that it has none', () => {
    const recent = new RecentCounts();
    let reads = 0;
    const nothing = () => {
      reads++;
      return [];
    };
    expect(recent.rows(days, 10, 12, nothing)).toEqual([]);
    expect(recent.rows(days, 10, 12, nothing)).toEqual([]);
    expect(reads).toBe(1);
  });

  it('know nothing of a reading that failed', () => {
    const { rows } = store();
    const recent = new RecentCounts();
    recent.rows(days, 10, 11, rows);
    const fail = () => {
      throw new Error('disk I/O error');
    };
    expect(() => recent.rows(days, 10, 12, fail)).toThrow('disk I/O error');
    expect(recent.rows(days, 10, 12, rows).map(([bucket]) => bucket)).toEqual([10, 11]);
  });

  it('are forgotten at once, all of them', () => {
    const { read, rows } = store();
    const recent = new RecentCounts();
    recent.rows(days, 10, 12, rows);
    recent.clear();
    recent.rows(days, 10, 12, rows);
    expect(read).toHaveLength(2);
  });

  it('are dropped, the longest unused first, beyond 40,000 rows', () => {
    const { read, rows } = store();
    const recent = new RecentCounts();
    const keys = [1, 2, 3, 4].map((key) => ({ ...days, key }));
    for (const key of keys) recent.rows(key, 0, 6_000, rows);
    recent.rows(keys[3]!, 0, 6_000, rows);
    expect(read).toHaveLength(4);
    recent.rows(keys[0]!, 0, 6_000, rows);
    expect(read).toHaveLength(5);
  });

  it('weigh what they have grown to', () => {
    const { read, rows } = store();
    const recent = new RecentCounts();
    recent.rows({ ...days, key: 2 }, 0, 100, rows);
    recent.rows(days, 0, 10_000, rows);
    recent.rows(days, 0, 19_990, rows);
    recent.rows({ ...days, key: 2 }, 0, 100, rows);
    expect(read).toHaveLength(4);
  });
});
