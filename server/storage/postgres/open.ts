import type { CountRules } from '../contract/counting.ts';
import { StorageRefused, StorageUnavailable } from '../contract/storage-errors.ts';
import type { Migration } from '../migrate.ts';
import { Committer } from './committer.ts';
import { migrations } from './migrations.ts';
import { PostgresStorage } from './postgres-storage.ts';
import { meta, prepare } from './prepare.ts';

export interface OpenOptions {
  /** Hears what an operator may want to know of the opening. */
  notice?: (text: string) => void;
  /** Every statement that made the schema. */
  migrations?: readonly Migration[];
}

/**
 * Opens a database by its URL, and makes the tables where there are none. Rejects with `StorageRefused`, and changes
 * nothing, where there is no database to be reached or it is none that can be ours.
 */
export async function openPostgres(
  url: string,
  rules: CountRules,
  { notice = () => {}, migrations: schema = migrations }: OpenOptions = {},
): Promise<PostgresStorage> {
  const committer = new Committer(url);
  const interning = new Committer(url, 1);
  try {
    const created = await prepare(committer, schema, notice);
    const secret = (await committer.read((db) => meta(db, 'secret')))!;
    return new PostgresStorage({ committer, interning, rules, created, secret });
  } catch (error) {
    await Promise.all([committer.close(), interning.close()]);
    // What is asked of an open storage can be tried again; a start is refused, and says why.
    if (!(error instanceof StorageUnavailable)) throw error;
    const cause = (error.cause as Error | undefined)?.message ?? error.message;
    throw new StorageRefused(`PostgreSQL cannot be reached (${cause}). Look after DATABASE_URL.`, {
      cause: error,
    });
  }
}
