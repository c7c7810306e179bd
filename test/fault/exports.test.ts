import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrokenBuild, buildBroken } from '../support/broken-build.ts';
import { exportRun, exportVerdict } from '../support/export-run.ts';

const server = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const patience = 300_000;
/** Three times as many as from one moment at which everything is on disk to the next. */
const rows = 12_000;
const faultless = { missing: 0, twice: 0, misplaced: 0, broken: 0 };

test.each([
  [10, 'ndjson'],
  [14, 'csv'],
])(
  'a server that is killed at any moment goes on with its export: every response once, in its order (seed %i, %s)',
  async (seed, format) => {
    const report = await exportRun({ entry: server, kills: 4, seed, rows });
    expect(report).toMatchObject({ ...faultless, format, exported: report.rows });
    // It was hit where more was written than was known to be whole.
    expect(report.torn).toBeGreaterThan(0);
    // And where a part was known to be whole.
    expect(report.goneOn).toBeGreaterThan(0);
  },
  patience,
);

describe('a server that goes on at the end of the file, whatever of it is whole', () => {
  let broken: BrokenBuild;
  beforeAll(async () => {
    broken = await buildBroken('export-file.ts', 'test/fault/uncut-export.ts');
  });
  afterAll(() => broken.remove());

  test(
    'is caught: rows stand there twice, or are none',
    async () => {
      const { twice, broken: torn } = await exportRun({
        entry: broken.entry,
        kills: 3,
        seed: 10,
        rows: 6_000,
      });
      expect(twice + torn).toBeGreaterThan(0);
    },
    patience,
  );
});

describe('the verdict', () => {
  test.each([
    ['is as the list', ['a', 'b', 'c'], { exported: 3, ...faultless }],
    ['lacks one', ['a', 'b'], { exported: 2, ...faultless, missing: 1 }],
    ['has one twice', ['a', 'b', 'c', 'c'], { exported: 4, ...faultless, twice: 1, misplaced: 1 }],
    ['has two in each other’s place', ['b', 'a', 'c'], { exported: 3, ...faultless, misplaced: 2 }],
    ['has a line that is no row', ['a', null, 'b', 'c'], { exported: 3, ...faultless, broken: 1 }],
  ])('on a file that %s', (_name, ids, verdict) => {
    expect(exportVerdict(ids, ['a', 'b', 'c'])).toEqual(verdict);
  });
});
