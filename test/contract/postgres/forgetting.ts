import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spans } from '../../../server/storage/contract/counts.ts';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { byOwner, responseTo, siteFields, surveyFields } from '../../support/builders.ts';
import { waits } from '../../support/postgres-waits.ts';
import { type PostgresDatabase, postgresEngine } from '../../support/storage-postgres.ts';

/** What one process forgets while others answer, count and read. */
export function forgetting(): void {
  let database: PostgresDatabase;
  let storages: [Storage, Storage, Storage];
  let survey: StoredSurvey;
  let other: pg.Client;
  beforeEach(async () => {
    database = await postgresEngine.create();
    storages = [await database.open(), await database.open(), await database.open()];
    const site = await storages[0].sites.create(siteFields(), byOwner());
    survey = (await storages[0].surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
    other = new pg.Client({ connectionString: database.url });
    await other.connect();
  });
  afterEach(async () => {
    await other.end();
    for (const storage of storages) await storage.close();
    await database.destroy();
  });
  const at = (page: string, of = survey) => responseTo(of, { dimensions: { page } });
  const write = async (storage: Storage, response: StoredResponse) => {
    await storage.responses.write([response]);
    return response;
  };
  const erase = ({ id }: StoredResponse) => storages[0].responses.erase(survey.siteKey, [id], byOwner());
  const pageOf = async (storage: Storage, { id }: StoredResponse) =>
    (await storage.responses.find(survey.siteKey, id))?.dimensions.page;
  const byPage = async (storage: Storage) => {
    const segments = [{ out: 0, span: spans.month, from: 0, to: 100_000 }];
    const question = { siteKey: survey.siteKey, surveyKey: survey.key, countKey: 'score:nps:10', segments };
    const [rows] = await storage.counts.read([{ ...question, dimension: 'page' }]);
    return Object.fromEntries(rows!.map(({ value, counts }) => [value, counts[9]]));
  };
  const verified = async () => {
    for (const storage of storages) expect(await storage.counts.verify()).toEqual([]);
  };

  test('one that comes again has a new number in every process, whatever that knew', async () => {
    const first = await write(storages[0], at('/anna'));
    await write(storages[1], at('/cart'));
    expect(await byPage(storages[2])).toEqual({ '/anna': 1, '/cart': 1 });
    const known = await write(storages[1], at('/anna'));
    await storages[0].responses.remove(survey.siteKey, [known.id], byOwner());
    await erase(first);
    expect(await storages[0].retention.forgetValues()).toBe(1);
    const { rows } = await other.query(`SELECT text FROM terms WHERE text = '/anna'`);
    expect(rows).toEqual([]);
    const again = await write(storages[1], at('/anna'));
    for (const storage of storages) {
      expect(await pageOf(storage, again)).toBe('/anna');
      expect(await byPage(storage)).toEqual({ '/anna': 1, '/cart': 1, '(erased)': 1 });
    }
    await verified();
  });

  test('one that comes again while all responses are looked at stays', async () => {
    await erase(await write(storages[0], at('/anna')));
    await other.query('BEGIN; LOCK TABLE survey_versions');
    const looking = storages[0].retention.forgetValues();
    expect(await waits(other, looking)).toBe(true);
    const again = await write(storages[1], at('/anna'));
    await other.query('ROLLBACK');
    expect(await looking).toBe(0);
    expect(await pageOf(storages[2], again)).toBe('/anna');
    expect(await storages[0].retention.forgetValues()).toBe(0);
    await verified();
  });

  test('views that come in while all responses are looked at are not lost', async () => {
    const { siteKey, key } = survey;
    const views = {
      ...{ siteKey, surveyKey: key, version: 1, at: Date.parse('2026-11-02T12:00:00Z') },
      dimensions: { page: '/anna' },
      cells: [{ countKey: '~funnel', counter: 0, by: 5 }],
    };
    await erase(await write(storages[0], at('/anna')));
    await other.query('BEGIN; LOCK TABLE survey_versions');
    const looking = storages[0].retention.forgetValues();
    expect(await waits(other, looking)).toBe(true);
    await storages[1].counts.add([views]);
    await other.query('ROLLBACK');
    expect(await looking).toBe(0);
    // Five have seen it: it is nobody's.
    expect(await storages[0].retention.forgetValues()).toBe(0);
    expect(await storages[2].counts.valueState(siteKey, key, 'page', '/anna')).toBe('counted');
  });

  test('whoever began to write before a value was erased is waited for', async () => {
    const fields = surveyFields({ slug: 'other' });
    const second = (await storages[0].surveys.create(fields, survey.siteKey, byOwner())) as StoredSurvey;
    const first = await write(storages[0], at('/anna'));
    await write(storages[1], at('/cart', second));
    await other.query('BEGIN');
    await other.query(
      `SELECT 1 FROM counts c JOIN count_keys k ON k.site = c.site AND k.key = c.key
       WHERE k.survey = ${second.key} FOR UPDATE OF c`,
    );
    const again = at('/anna', second);
    const writing = storages[1].responses.write([again]);
    expect(await waits(other, writing)).toBe(true);
    await erase(first);
    const looking = storages[2].retention.forgetValues();
    expect(await waits(other, looking, 2)).toBe(true);
    await other.query('ROLLBACK');
    await writing;
    expect(await looking).toBe(0);
    expect(await pageOf(storages[0], again)).toBe('/anna');
    await verified();
  });

  test('two processes that look at once forget each value once', async () => {
    for (const page of ['/anna', '/bob', '/carl']) await erase(await write(storages[0], at(page)));
    const forgotten = await Promise.all(storages.map(({ retention }) => retention.forgetValues()));
    expect(forgotten.reduce((sum, n) => sum + n)).toBe(3);
    expect(await byPage(storages[1])).toEqual({ '(erased)': 3 });
    await verified();
  });

  test('whoever reads counts of a value that is forgotten meanwhile reads them anew', async () => {
    await write(storages[0], at('/cart'));
    await write(storages[0], at('/anna'));
    await other.query('BEGIN; LOCK TABLE terms');
    const reading = byPage(storages[2]);
    expect(await waits(other, reading)).toBe(true);
    // As a forgetting does it, which would wait as well.
    const { rows } = await other.query(`SELECT term FROM terms WHERE text = '/anna'`);
    await other.query('DELETE FROM counts WHERE value = $1', [rows[0].term]);
    await other.query('UPDATE terms SET text = NULL WHERE term = $1', [rows[0].term]);
    await other.query('COMMIT');
    expect(await reading).toEqual({ '/cart': 1 });
  });
}
