/** The short form of `npm run test:fuzz`, and what it is worth: a build that breaks must not pass. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrokenBuild, buildBroken } from '../support/broken-build.ts';
import { fuzzRun } from '../support/fuzz-run.ts';
import { postgresSource } from '../support/postgres-from.ts';
import { postgresEngine, stopPostgres } from '../support/storage-postgres.ts';

const short = { requests: 3_000, seed: 7, perSecond: 4_000, rounds: 1 };
/** Milliseconds: many times what it takes, for machines that have more to do. */
const patience = 300_000;

afterAll(stopPostgres);

const entry = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

describe('the built server under mutated requests', () => {
  it.for(['SQLite', 'PostgreSQL'])(
    'on %s answers every one below 500, stores nothing that is invalid, and loses no right answer',
    { timeout: patience },
    async (engine, { skip }) => {
      if (engine === 'PostgreSQL' && postgresSource === null) skip('there is no PostgreSQL');
      const database = engine === 'PostgreSQL' ? await postgresEngine.create() : undefined;
      const report = await fuzzRun({ entry, databaseUrl: database?.url, ...short });
      await database?.destroy();
      expect(report.faults).toEqual([]);
      expect(report.invalid).toEqual([]);
      expect(report).toMatchObject({ crashed: false, refused: 0, lost: 0, differences: 0, integrity: 'ok' });
      expect(report.sent).toBe(short.requests);
      expect(Object.keys(report.statuses)).toEqual(
        expect.arrayContaining(['200', '201', '400', '404', '422']),
      );
    },
  );
});

describe('a build that trusts what it is sent', () => {
  let broken: BrokenBuild;
  beforeAll(async () => {
    broken = await buildBroken('cursor.ts', 'test/fuzz/trusted-cursor.ts');
  });
  afterAll(() => broken.remove());

  it(
    'is caught',
    async () => {
      const { statuses, faultCount } = await fuzzRun({ entry: broken.entry, ...short, requests: 1_000 });
      expect(statuses).toHaveProperty('500');
      expect(faultCount).toBeGreaterThan(0);
    },
    patience,
  );
});
