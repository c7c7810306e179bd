import Database from 'better-sqlite3';
import type { Author } from '../contract/change.ts';
import { StorageRefused } from '../contract/storage-errors.ts';
import { pendingMigrations } from '../migrate.ts';
import { AccessTable } from './access.ts';
import { AuditTable } from './audit.ts';
import { filesIn } from './files.ts';
import { assertOurs } from './gate.ts';
import { migrations } from './migrations.ts';

/** Sets the owner's key, forgets the password and ends every session. A server that runs reads both at every request, so it follows at once. */
export function resetOwnerKey(folder: string, hash: Buffer, by: Author): void {
  const files = filesIn(folder);
  const { database } = files;
  assertOurs(files, migrations);
  const db = new Database(database);
  try {
    const schema = db.pragma('user_version', { simple: true }) as number;
    if (pendingMigrations(schema, migrations, database).length > 0) {
      throw new StorageRefused(`${database} is of an earlier release: start the server once first.`);
    }
    db.pragma('wal_autocheckpoint = 0');
    db.pragma('synchronous = FULL');
    const access = new AccessTable(db, new AuditTable(db));
    db.transaction(() => access.setOwnerKeyHash(hash, by)).immediate();
  } finally {
    db.close();
  }
}
