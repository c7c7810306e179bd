import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoredSite } from '../../../server/storage/contract/sites.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import {
  byOwner,
  noon,
  responseTo,
  siteFields,
  surveyFields,
  webhookFields,
} from '../../support/builders.ts';
import { listFilter } from '../../support/storage-list-filter.ts';
import { type PostgresDatabase, postgresEngine } from '../../support/storage-postgres.ts';

/** What processes know of each other. */
export function peers(): void {
  let database: PostgresDatabase;
  let one: Storage;
  let other: Storage;
  let site: StoredSite;
  let survey: StoredSurvey;
  beforeEach(async () => {
    database = await postgresEngine.create();
    [one, other] = [await database.open(), await database.open()];
    site = await one.sites.create(siteFields(), byOwner());
    survey = (await one.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
  });
  afterEach(async () => {
    await Promise.all([one.close(), other.close()]);
    await database.destroy();
  });

  /** What it hears, once it does hear. */
  async function listening(storage: Storage): Promise<(string | null)[]> {
    const heard: (string | null)[] = [];
    storage.peers.listen((message) => heard.push(message));
    await expect.poll(() => heard).toEqual([null]);
    return heard;
  }

  async function ask(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  test('those live that have said so, until they end or their time is over', async () => {
    expect(await one.peers.live(noon, noon + 10)).toBe(1);
    expect(await other.peers.live(noon, noon + 20)).toBe(2);
    expect(await other.peers.live(noon + 10, noon + 30)).toBe(1);
    expect(await one.peers.live(noon + 11, noon + 30)).toBe(2);
    await other.close();
    expect(await one.peers.live(noon + 12, noon + 30)).toBe(1);
  });

  test("the jobs of one that lives are nobody else's to interrupt", async () => {
    await one.peers.live(noon, noon + 30_000);
    const progress = { state: 'running', done: 1, total: 2, error: null } as const;
    const job = {
      ...{ ...progress, id: 'a', site: site.id, asked: {}, createdAt: noon, updatedAt: noon },
      kind: 'export',
    } as const;
    await one.jobs.create(job);
    expect(await other.jobs.interrupt(noon + 29_999, [])).toEqual([]);
    expect(await other.jobs.interrupt(noon + 30_000, [])).toEqual(['a']);
    expect(await other.jobs.adopt('a', noon + 30_000)).toMatchObject({ state: 'queued' });
    expect(await one.jobs.progress('a', { ...job, state: 'done' }, noon + 30_001)).toBe(false);
  });

  test('one is asked by another to end a job', async () => {
    const asked = {
      state: 'running',
      done: 1,
      total: 2,
      error: null,
      createdAt: noon,
      updatedAt: noon,
    } as const;
    await one.jobs.create({ id: 'a', kind: 'delete', site: site.id, asked: {}, ...asked });
    await other.jobs.cancel('a');
    expect(await other.jobs.cancelled()).toEqual([]);
    expect(await one.jobs.cancelled()).toEqual(['a']);
  });

  test('what one tells all others hear, in its order, and not itself', async () => {
    const [own, heard] = [await listening(one), await listening(other)];
    await one.peers.tell(['first', 'second thing']);
    await other.peers.tell(['back']);
    await expect.poll(() => heard).toEqual([null, 'first', 'second thing']);
    await expect.poll(() => own).toEqual([null, 'back']);
  });

  test('who loses the connection hears that something may have been missed, and goes on', async () => {
    const heard = await listening(other);
    await ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'earshot, listening'`,
    );
    await expect.poll(() => heard).toEqual([null, null]);
    await one.peers.tell(['again']);
    await expect.poll(() => heard).toEqual([null, null, 'again']);
  });

  test('a commit of one is another revision to all, and what was only read is not', async () => {
    const revisions = () => Promise.all([revisionOf(one, site), revisionOf(other, site)]);
    const [before, same] = await revisions();
    expect(same).toBe(before);
    await one.responses.list(listFilter(survey));
    expect(await revisions()).toEqual([before, before]);
    await other.responses.write([responseTo(survey)]);
    const [after] = await revisions();
    expect(after).not.toBe(before);
    expect(await revisions()).toEqual([after, after]);
  });

  test('each change of a site is another revision of it, and of no other', async () => {
    const neighbour = await one.sites.create(siteFields(), byOwner());
    const neighbours = await revisionOf(one, neighbour);
    const response = responseTo(survey);
    const changes: (() => Promise<unknown>)[] = [
      () => one.responses.write([response]),
      () => one.responses.write([response]),
      () => one.responses.tag(site.key, [response.id], { add: ['bug'], remove: [] }, byOwner()),
      () => one.responses.reclassify(site.key, [response.id], { archived: true }, byOwner()),
      () => one.sites.change(site.id, { name: 'Other' }, byOwner()),
      () => one.surveys.change(site.key, survey.slug, { name: 'Other' }, byOwner()),
      () => one.responses.erase(site.key, [response.id], byOwner()),
    ];
    const seen = [await revisionOf(other, site)];
    for (const change of changes) {
      await change();
      seen.push(await revisionOf(other, site));
    }
    expect(new Set(seen).size).toBe(changes.length + 1);
    expect(await revisionOf(one, neighbour)).toBe(neighbours);
  });

  test('a database that nobody has open begins another count', async () => {
    const before = await revisionOf(one, site);
    await Promise.all([one.close(), other.close()]);
    one = await database.open();
    expect(await revisionOf(one, site)).not.toBe(before);
  });

  test('of a delivery that both want one gets it, and of one webhook no more than asked for', async () => {
    const webhook = (await one.webhooks.create(webhookFields(site.key), byOwner()))!;
    await one.responses.write(Array.from({ length: 20 }, () => responseTo(survey)));
    const [at, until] = [noon + 1e9, noon + 2e9];
    for (let round = 0; round < 10; round++) {
      const claims = await Promise.all(
        [one, other, one, other, one, other].map(({ webhooks }) => webhooks.claim(at, 4, until)),
      );
      const claimed = claims.flat();
      expect(claimed.map(({ webhook: of }) => of.id)).toEqual(Array(4).fill(webhook.id));
      expect(new Set(claimed.map(({ id }) => id)).size).toBe(4);
      await one.webhooks.release(claimed.map(({ id }) => ({ webhook: webhook.key, id })));
    }
  });
}

async function revisionOf(storage: Storage, { id }: StoredSite): Promise<string> {
  return (await storage.sites.standing(id))!.revision!;
}
