import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrokenBuild, buildBroken } from '../support/broken-build.ts';
import { importRun, linesOf } from '../support/import-run.ts';

const server = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const patience = 300_000;
const lines = 8_000;
const { stored, sum } = linesOf(lines);

test(
  'an import goes on after each kill, and stores and reports every line once',
  async () => {
    const report = await importRun({ entry: server, kills: 4, lines });
    expect(report).toEqual({
      state: 'done',
      killed: 4,
      counts: { lines, stored, duplicates: 0, rejected: lines - stored, warned: 0 },
      counted: stored,
      sum,
      entries: lines - stored,
    });
  },
  patience,
);

describe('a server that notes how far it is before it has stored it', () => {
  let broken: BrokenBuild;
  beforeAll(async () => {
    broken = await buildBroken('sqlite/import-store.ts', 'test/fault/hasty-import.ts');
  });
  afterAll(() => broken.remove());

  test(
    'is caught: lines are missing',
    async () => {
      const report = await importRun({ entry: broken.entry, kills: 3, lines });
      expect(report.counted).toBeLessThan(stored);
    },
    patience,
  );
});
