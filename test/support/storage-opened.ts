import { afterEach, beforeEach } from 'vitest';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { byOwner, siteFields, surveyFields } from './builders.ts';
import { type SqliteDatabase, sqliteEngine } from './storage-sqlite.ts';

export interface Opened {
  readonly database: SqliteDatabase;
  readonly storage: Storage;
  readonly survey: StoredSurvey;
}

/** A database of its own for each test, open, with one survey. */
export function openedStorage(): Opened {
  const opened: { database?: SqliteDatabase; storage?: Storage; survey?: StoredSurvey } = {};
  beforeEach(async () => {
    opened.database = await sqliteEngine.create();
    opened.storage = await opened.database.open();
    const site = await opened.storage.sites.create(siteFields(), byOwner());
    opened.survey = (await opened.storage.surveys.create(
      surveyFields(),
      site.key,
      byOwner(),
    )) as StoredSurvey;
  });
  afterEach(async () => {
    await opened.storage!.close();
    await opened.database!.destroy();
  });
  return opened as Opened;
}
