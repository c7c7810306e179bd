import { afterAll, beforeAll } from 'vitest';
import type { StoredSite } from '../../server/storage/contract/sites.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { byOwner, type SiteFields, siteFields, surveyFields } from './builders.ts';
import type { StorageEngine, TestDatabase } from './storage-engine.ts';

export interface StorageFixture {
  readonly storage: Storage;
  readonly database: TestDatabase;
  /** A site of the test's own, so that tests of one file share a database without meeting. */
  site(change?: Partial<SiteFields>): Promise<StoredSite>;
  /** A survey of a new site. */
  survey(): Promise<StoredSurvey>;
  /** Closes the storage and opens it again. */
  reopen(): Promise<void>;
}

/** One open database for the tests of a `describe`. */
export function storageFixture(engine: StorageEngine): StorageFixture {
  let database: TestDatabase;
  let storage: Storage;
  beforeAll(async () => {
    database = await engine.create();
    storage = await database.open();
  });
  afterAll(async () => {
    await storage.close();
    await database.destroy();
  });
  const site = (change?: Partial<SiteFields>) => storage.sites.create(siteFields(change), byOwner());
  return {
    get storage() {
      return storage;
    },
    get database() {
      return database;
    },
    site,
    async survey() {
      const { key } = await site();
      return (await storage.surveys.create(surveyFields(), key, byOwner())) as StoredSurvey;
    },
    async reopen() {
      await storage.close();
      storage = await database.open();
    },
  };
}
