import { StorageRefused, StorageUnavailable } from '../contract/storage-errors.ts';
import type { Statements } from './statements.ts';

/** Of the releases that are still maintained, the first that does all that is asked here. */
const oldestServer = 150_000;

/** What a server and a database are set to, as far as it matters whether nothing is lost. */
export interface ServerSettings {
  /** As `150014` for 15.14. */
  server: string;
  encoding: string;
  commits: string;
  syncs: string;
  readOnly: string;
  /** Whether each page has one, by which damage of the disk is noticed: `on` or `off`. */
  checksums: string;
}

export async function readSettings(db: Statements): Promise<ServerSettings> {
  const settings = await db.one<ServerSettings>(
    `SELECT current_setting('server_version_num') AS server, current_setting('server_encoding') AS encoding,
       current_setting('synchronous_commit') AS commits, current_setting('fsync') AS syncs,
       current_setting('transaction_read_only') AS "readOnly", current_setting('data_checksums') AS checksums`,
  );
  return settings!;
}

/** Throws `StorageRefused` where answers could not be kept there, `StorageUnavailable` where only not now. */
export function assertAble(settings: ServerSettings, place: string, notice: (text: string) => void): void {
  const { server, encoding, commits, syncs, readOnly } = settings;
  if (Number(server) < oldestServer)
    throw new StorageRefused(
      `PostgreSQL ${Math.floor(Number(server) / 10_000)} is too old (${place}): upgrade it, 15 or later is needed.`,
    );
  if (encoding !== 'UTF8')
    throw new StorageRefused(
      `The ${place} stores text as ${encoding}, which cannot hold every answer: make one with ENCODING 'UTF8' TEMPLATE template0, and name it in DATABASE_URL.`,
    );
  if (commits === 'off')
    throw new StorageRefused(
      `synchronous_commit is off (${place}): answers that were acknowledged could be lost. Switch it on for this database.`,
    );
  if (readOnly === 'on')
    throw new StorageUnavailable(
      'it takes no writes: it is a standby, or default_transaction_read_only is on',
    );
  if (syncs === 'off')
    notice('fsync is off in PostgreSQL: when the power goes, answers that were acknowledged can be lost.');
}
