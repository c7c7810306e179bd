import type { Author } from '../contract/change.ts';
import { StorageRefused } from '../contract/storage-errors.ts';
import { pendingMigrations } from '../migrate.ts';
import { setOwnerKeyHash } from './access.ts';
import type { Committer } from './committer.ts';
import { migrations } from './migrations.ts';
import { schemaVersion } from './prepare.ts';

/** Sets the owner's key, forgets the password and ends every session. A server that runs reads both at every request, so it follows at once. */
export function resetOwnerKey(committer: Committer, place: string, hash: Buffer, by: Author): Promise<void> {
  return committer.commit(async (tx) => {
    const version = await schemaVersion(tx, place);
    if (version === 0)
      throw new StorageRefused(`The ${place} holds nothing of Earshot: name another one in DATABASE_URL.`);
    if (pendingMigrations(version, migrations, `The ${place}`).length > 0)
      throw new StorageRefused(`The ${place} is of an earlier release: start the server once first.`);
    await setOwnerKeyHash(tx, hash, by);
  });
}
