import { afterAll, describe, expect, test } from 'vitest';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { buildBroken } from '../support/broken-build.ts';
import { type CutReport, cutRun } from '../support/cut-run.ts';
import { postgresSource } from '../support/postgres-from.ts';
import { PostgresMessages } from '../support/postgres-messages.ts';
import { reportText } from '../support/report-text.ts';
import { spreadOf } from '../support/spread-of.ts';
import { stopPostgres } from '../support/storage-postgres.ts';

const patience = 300_000;
const open = async (url: string) => (await openPostgres(url, countRules)) as unknown as Storage;

describe.skipIf(postgresSource === null)('a connection to PostgreSQL that is cut', () => {
  afterAll(stopPostgres);

  test.each([
    ['behind', 7],
    ['within', 13],
  ] as const)(
    '%s a message of a transaction loses nothing and does nothing twice',
    async (cut, step) => {
      const report = await cutRun({ open, cut, step });
      expect(report).toMatchObject({
        lost: 0,
        strays: 0,
        differences: 0,
        strange: 0,
        unrecovered: 0,
        leaked: 0,
      });
      expect(report.cuts).toBeGreaterThan(10);
      const { took, ...figures } = report;
      console.log(reportText(`cut ${cut} a message`, { ...figures, ...spreadOf(took) }));
    },
    patience,
  );

  test(
    'and nobody hears of it keeps nobody waiting for good',
    async () => {
      const patient = (url: string) => openPostgres(url, countRules, { patience: 400 });
      const silent = async (url: string) => (await patient(url)) as unknown as Storage;
      const report = await cutRun({ open: silent, cut: 'silent', deeds: ['writing'], step: 11 });
      expect(report).toMatchObject({ lost: 0, strays: 0, differences: 0, strange: 0, unrecovered: 0 });
      expect(report.cuts).toBeGreaterThan(1);
    },
    patience,
  );

  test.each([
    ['answers before the commit', 'postgres/committer.ts', 'test/fault/early-commit.ts', 'lost'],
    ['counts in another transaction', 'counted-rows.ts', 'test/fault/counted-apart.ts', 'differences'],
  ] as const)(
    'catches an engine that %s',
    async (_name, replaced, variant, fault) => {
      const broken = await buildBroken(replaced, variant, ['server/storage/postgres/open.ts']);
      try {
        const built = (await import(broken.entry)) as { openPostgres: typeof openPostgres };
        const run = {
          open: async (url: string) => (await built.openPostgres(url, countRules)) as unknown as Storage,
          deeds: ['overruling'] as const,
          cut: 'behind' as const,
          // One is enough to be caught.
          isEnough: (report: CutReport) => report[fault] > 0,
        };
        expect((await cutRun(run))[fault]).toBeGreaterThan(0);
      } finally {
        await broken.remove();
      }
    },
    patience,
  );
});

describe('the messages of PostgreSQL', () => {
  const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);
  const query = Buffer.from([0x51, 0, 0, 0, 6, 0x41, 0]);

  test('are put together from whatever comes', () => {
    const messages = new PostgresMessages('client');
    const bytes = Buffer.concat([startup, query, query]);
    const got = [...bytes].flatMap((byte) => messages.add(Buffer.from([byte])));
    expect(got).toEqual([startup, query, query]);
  });

  test('are taken apart where several come at once', () => {
    expect(new PostgresMessages('server').add(Buffer.concat([query, query]))).toEqual([query, query]);
  });
});
