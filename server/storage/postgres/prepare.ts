import { randomBytes } from 'node:crypto';
import { StorageRefused } from '../contract/storage-errors.ts';
import { type Migration, pendingMigrations } from '../migrate.ts';
import type { Committer, Transaction } from './committer.ts';
import { assertAble, readSettings } from './server-settings.ts';
import type { Statements } from './statements.ts';

/** Held by whoever migrates a database; of two that start at once, one waits. */
const migrating = 4_711_001;

/**
 * Brings the database to this release's schema; true where it was new. Throws `StorageRefused`, and changes nothing,
 * where it cannot be one of ours; `StorageUnavailable` where it takes no writes for now.
 *
 * @param place for messages
 */
export async function prepare(
  committer: Committer,
  migrations: readonly Migration[],
  place: string,
  notice: (text: string) => void,
): Promise<boolean> {
  await committer.read(async (db) => assertAble(await readSettings(db), place, notice));
  return committer.commit(
    async (tx) => {
      await tx.run(`SELECT pg_advisory_xact_lock(${migrating})`);
      return migrate(tx, migrations, place);
    },
    [],
    'long',
  );
}

/** One transaction, so that whoever dies on the way leaves nothing: no schema without its secret. */
async function migrate(tx: Transaction, migrations: readonly Migration[], place: string): Promise<boolean> {
  const version = await schemaVersion(tx, place);
  for (const migration of pendingMigrations(version, migrations, `The ${place}`)) {
    for (const statement of migration.statements) await tx.several([statement]);
    await setMeta(tx, 'schema', integer(migration.version));
  }
  if (version > 0) return false;
  await setMeta(tx, 'instance', randomBytes(16));
  await setMeta(tx, 'secret', randomBytes(32));
  await markWhole(tx);
  return true;
}

/** 0: none of ours is there. */
export async function schemaVersion(db: Statements, place: string): Promise<number> {
  const found = await db.one<{ exists: boolean }>(`SELECT to_regclass('meta') IS NOT NULL AS exists`);
  if (!found!.exists) return 0;
  const schema = await meta(db, 'schema');
  if (!schema)
    throw new StorageRefused(
      `The ${place} has a table "meta" that is not ours: name another database in DATABASE_URL.`,
    );
  return Number(schema.readBigInt64BE());
}

export async function meta(db: Statements, name: string): Promise<Buffer | undefined> {
  return (await db.one<{ value: Buffer }>('SELECT value FROM meta WHERE name = $1', [name]))?.value;
}

export async function setMeta(tx: Transaction, name: string, value: Buffer): Promise<void> {
  await tx.run(
    'INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );
}

/** When all was last read and found whole, in epoch milliseconds; null: never. */
export async function wholeAt(db: Statements): Promise<number | null> {
  const at = await meta(db, 'whole_at');
  return at ? Number(at.readBigInt64BE()) : null;
}

export async function markWhole(tx: Transaction): Promise<void> {
  await setMeta(tx, 'whole_at', integer(Date.now()));
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}
