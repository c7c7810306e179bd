import type { KeyStore } from '../contract/keys.ts';
import type { Committer } from './committer.ts';
import { createKey, listKeys, recognise, revokeKey } from './keys.ts';

export function keyStore(committer: Committer): KeyStore {
  return {
    create: (key, by) => committer.commit((tx) => createKey(tx, key, by)),
    recognise: (hash) => committer.read((db) => recognise(db, hash)),
    list: () => committer.read(listKeys),
    revoke: (id, by) => committer.commit((tx) => revokeKey(tx, id, by)),
    touch: (id, at) =>
      committer.commit(
        async (tx) => void (await tx.run('UPDATE keys SET last_used_at = $1 WHERE id = $2', [at, id])),
      ),
  };
}
