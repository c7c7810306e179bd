/** What the doctor says of files of PostgreSQL in which bytes were changed behind its back. */
import { spawnSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countRules } from '../../server/ingest/count-rules.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { Finding } from '../../server/storage/finding.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import { postgresUpkeep } from '../../server/storage/postgres/upkeep.ts';
import { byOwner, comment, responseTo, score, siteFields, surveyFields } from '../support/builders.ts';
import { type OwnPostgres, postgresBinaries, startPostgres } from '../support/postgres-server.ts';

const bytesAPage = 8_192;

/** The release; from 18 on there are checksums unless one says that there are to be none. */
function release(): number {
  const said = spawnSync(path.join(postgresBinaries()!, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)/.exec(said.stdout)![1]);
}

describe.skipIf(postgresBinaries() === null).each([
  ['without checksums', false],
  ['with checksums', true],
])('a PostgreSQL %s', (_name, checksums) => {
  let postgres: OwnPostgres;
  let url: string;
  let made = 0;
  beforeAll(async () => {
    const without = release() >= 18 ? ['--no-data-checksums'] : [];
    postgres = await startPostgres(
      postgresBinaries()!,
      undefined,
      checksums ? ['--data-checksums'] : without,
    );
  });
  afterAll(() => postgres?.stop());
  beforeEach(async () => {
    url = await postgres.create(`damaged_${++made}`);
    const storage = await openPostgres(url, countRules);
    const site = await storage.sites.create(siteFields(), byOwner());
    const survey = (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
    const answers = [score(9), comment('Late')];
    await storage.responses.write(Array.from({ length: 60 }, () => responseTo(survey, { answers })));
    await storage.close();
  });

  async function ask(sql: string): Promise<Record<string, string>[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Changes a page of a table's or an index's file while PostgreSQL is stopped. */
  async function damage(relation: string, page: number, change: (bytes: Buffer) => void): Promise<void> {
    // With all that a reader would note in the page, and none of it left to be written again.
    await ask(`SELECT count(*) FROM responses`);
    await ask('CHECKPOINT');
    const [found] = await ask(
      `SELECT current_setting('data_directory') AS folder, pg_relation_filepath('${relation}') AS file`,
    );
    await postgres.kill('SIGQUIT');
    const file = await open(path.join(found!.folder!, found!.file!), 'r+');
    const bytes = Buffer.alloc(bytesAPage);
    await file.read(bytes, 0, bytesAPage, page * bytesAPage);
    change(bytes);
    await file.write(bytes, 0, bytesAPage, page * bytesAPage);
    await file.close();
    await postgres.restart();
  }

  const examined = () => Promise.resolve(postgresUpkeep(url).examine(countRules));
  const faultsOf = (findings: readonly Finding[]) => findings.filter(({ state }) => state === 'fault');

  /** The first tuple of the table that a page of it has, as a part of the page. */
  const firstTuple = (page: Buffer) => page.subarray(page.readUInt32LE(24) & 0x7fff);

  if (!checksums) {
    test('whose amcheck nobody has asked for is said to be unlooked at, with what to grant, and that suffices', async () => {
      await ask(`CREATE ROLE plain LOGIN; ALTER DATABASE damaged_${made} OWNER TO plain`);
      await ask(
        `DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
           EXECUTE format('ALTER TABLE %I OWNER TO plain', t); END LOOP; END $$`,
      );
      const asPlain = () =>
        Promise.resolve(postgresUpkeep(url.replace('earshot@', 'plain@')).examine(countRules));
      const comparison = async () =>
        (await asPlain()).find(({ what }) => /^(Indexes were not|Every index)/.test(what))!;
      const granted = ({ remedy }: Finding) =>
        ask(remedy!.replace(/^As a superuser, in this database: /, ''));
      const absent = await comparison();
      expect(absent).toMatchObject({
        state: 'warning',
        what: expect.stringContaining('not in this database'),
      });
      await ask('CREATE EXTENSION amcheck');
      const forbidden = await comparison();
      expect(forbidden).toMatchObject({
        state: 'warning',
        what: expect.stringContaining('plain may not use'),
      });
      await granted(forbidden);
      expect(await comparison()).toMatchObject({
        state: 'ok',
        what: expect.stringMatching(
          /^Every index agrees with its table \(\d{2} indexes, \d{2} tables, \d+ MB\)$/,
        ),
      });
      // A dump with the extension in it is a superuser's to restore.
      const left = (await asPlain()).find(({ what }) => what.includes('in each dump'))!;
      expect(left.state).toBe('warning');
      await granted({ ...left, remedy: left.remedy!.replace(/^.*: /, '') });
      await granted(absent);
      expect(await comparison()).toMatchObject({ state: 'ok' });
    });

    test('has an index that lacks a row found out, which every query by it would miss', async () => {
      await ask('CREATE EXTENSION amcheck');
      // The last tuple of the root, which is a leaf yet: 8 bytes of its own, 8 of the site, 16 of the id.
      await damage('response_ids_pkey', 1, (page) => {
        page[bytesAPage - 16 - 16]! ^= 0xff;
      });
      expect(faultsOf(await examined())).toEqual([
        {
          what: expect.stringMatching(/^The index response_ids_pkey is damaged: .*index/),
          state: 'fault',
          remedy: expect.stringContaining('REINDEX INDEX CONCURRENTLY response_ids_pkey'),
        },
      ]);
      await ask('REINDEX INDEX CONCURRENTLY response_ids_pkey');
      expect(faultsOf(await examined())).toEqual([]);
    });

    test('has a row found out that has gone from every query without an error', async () => {
      await ask('CREATE EXTENSION amcheck');
      await damage('responses', 0, (page) => {
        // By whom it was written: somebody who is yet to come.
        firstTuple(page).writeUInt32LE(1_000_000_000, 0);
      });
      expect(await ask('SELECT count(*) FROM responses')).toEqual([{ count: '59' }]);
      expect(faultsOf(await examined())).toEqual([
        {
          what: expect.stringMatching(
            /^The table responses is damaged: block 0: xmin 1000000000 equals or exceeds/,
          ),
          state: 'fault',
          remedy: expect.stringContaining('pg_restore'),
        },
      ]);
    });

    test('is looked at for so long, and what was left is named', async () => {
      await ask('CREATE EXTENSION amcheck');
      const findings = await postgresUpkeep(url, 0).examine(countRules);
      expect(faultsOf(findings)).toEqual([]);
      expect(findings).toContainEqual({
        what: expect.stringMatching(
          /^There was no time for (\d{2}) of \1 tables and indexes: .*responses_pkey/,
        ),
        state: 'warning',
        remedy: expect.stringContaining('pg_amcheck'),
      });
    });
  } else {
    test('has a changed byte found out without amcheck, and nothing is counted that cannot be read', async () => {
      await damage('responses', 0, (page) => {
        page[page.length - 1]! ^= 1;
      });
      const findings = await examined();
      expect(faultsOf(findings)).toEqual([
        {
          what: expect.stringMatching(/^The database is damaged: responses: .*invalid page in block 0/),
          state: 'fault',
          remedy: expect.stringContaining('pg_restore'),
        },
      ]);
      expect(findings.map(({ what }) => what).join()).not.toContain('recount');
      expect(findings.map(({ what }) => what).join()).not.toContain('data_checksums');
    });

    test('has a changed byte of an index found out', async () => {
      await ask('CREATE EXTENSION amcheck');
      await damage('responses_pkey', 1, (page) => {
        page[bytesAPage - 40]! ^= 1;
      });
      const found = faultsOf(await examined());
      expect(found).toMatchObject([
        { what: expect.stringMatching(/^The index responses_pkey is damaged: invalid page/) },
      ]);
    });
  }
});
