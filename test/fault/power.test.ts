import { describe, expect, test } from 'vitest';
import { PowerDisk } from '../support/power-disk.ts';
import { powerRun } from '../support/power-run.ts';

/** Milliseconds: on a machine that is busy. */
const patience = 300_000;

test(
  'wherever the power is cut, what was acknowledged is there, once, and counted',
  async () => {
    const report = await powerRun({ cuts: 280, seed: 7 });
    expect(report).toMatchObject({ cuts: 280, lost: 0, wrong: 0, miscounted: 0, corrupt: 0, example: null });
    expect(report.acknowledged).toBeGreaterThan(500);
  },
  patience,
);

describe('a server that syncs less is caught', () => {
  test.each(['NORMAL', 'OFF'] as const)(
    'synchronous = %s',
    async (sync) => {
      const report = await powerRun({ cuts: 40, seed: 7, sync, workloads: ['group', 'checkpoints'] });
      expect(report.lost).toBeGreaterThan(0);
    },
    patience,
  );
});

describe('the disk that loses its power', () => {
  const written = (text: string, at = 0) =>
    ({ kind: 'written', name: 'a', at, data: Buffer.from(text) }) as const;
  const nothingSurvives = () => 0;
  const found = (disk: PowerDisk, random: () => number) => disk.afterCut(random).get('a')?.toString();

  test('what was synced, with its name, is there', () => {
    const disk = new PowerDisk();
    disk.apply({ kind: 'made', name: 'a' });
    disk.apply(written('kept'));
    disk.apply({ kind: 'synced', name: 'a' });
    disk.apply({ kind: 'folder-synced' });
    expect(found(disk, nothingSurvives)).toBe('kept');
  });

  test('what was written since can be gone', () => {
    const disk = new PowerDisk();
    disk.apply({ kind: 'made', name: 'a' });
    disk.apply(written('kept'));
    disk.apply({ kind: 'synced', name: 'a' });
    disk.apply({ kind: 'folder-synced' });
    disk.apply(written('lost'));
    // Keeps nothing, and tears every sector at its beginning.
    expect(found(disk, nothingSurvives)).toBe('kept');
  });

  test('it can be torn within a sector', () => {
    const disk = new PowerDisk();
    disk.apply({ kind: 'made', name: 'a' });
    disk.apply(written('kept'));
    disk.apply({ kind: 'synced', name: 'a' });
    disk.apply({ kind: 'folder-synced' });
    disk.apply(written('torn'));
    const draws = [0, 0, 0.5, 0, 0.5];
    expect(found(disk, () => draws.shift()!)).toBe('topt');
  });

  test('a name that was not synced with its folder can be gone, however well the file was', () => {
    const disk = new PowerDisk();
    disk.apply({ kind: 'made', name: 'a' });
    disk.apply(written('kept'));
    disk.apply({ kind: 'synced', name: 'a' });
    expect(found(disk, nothingSurvives)).toBeUndefined();
  });
});
