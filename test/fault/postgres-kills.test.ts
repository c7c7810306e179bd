import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildBroken } from '../support/broken-build.ts';
import { postgresBinaries } from '../support/postgres-server.ts';
import { reportText } from '../support/report-text.ts';
import { sharedDatabaseRun } from '../support/shared-database-run.ts';

const server = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** What starts has the processors to itself, and each run is over the sooner. */
const calm = { seed: 1, rest: 50 };

/** Milliseconds: a server starts in one second, on a machine that is busy in ten. */
const patience = 300_000;

describe.skipIf(postgresBinaries() === null)('two servers on one PostgreSQL', () => {
  test.each(['servers', 'database'] as const)(
    'of which %s are killed at any moment keep every acknowledged answer, once, and count it once',
    async (killed) => {
      const report = await sharedDatabaseRun({ entry: server, killed, kills: 4, ...calm });
      console.log(reportText(`${killed} killed`, report));
      expect(report).toMatchObject({ lost: 0, twice: 0, uncounted: 0, differences: 0 });
      expect(report.acknowledged).toBeGreaterThan(0);
    },
    patience,
  );

  test.each(['servers', 'database'] as const)(
    'that answer before the commit are caught, where %s are killed',
    async (killed) => {
      const broken = await buildBroken('postgres/committer.ts', 'test/fault/early-commit.ts');
      try {
        const report = await sharedDatabaseRun({ entry: broken.entry, killed, kills: 2, ...calm });
        expect(report.lost).toBeGreaterThan(0);
        // What is there is still whole: the commit itself is as it was.
        expect(report).toMatchObject({ twice: 0, uncounted: 0, differences: 0 });
      } finally {
        await broken.remove();
      }
    },
    patience,
  );
});
