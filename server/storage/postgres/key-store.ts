import type { KeyStore, Recognised } from '../contract/keys.ts';
import type { BriefReads } from './brief-reads.ts';
import type { Committer } from './committer.ts';
import { createKey, listKeys, recognise, revokeKey } from './keys.ts';
import { SharedLooks } from './shared-looks.ts';

export function keyStore(committer: Committer, brief: BriefReads): KeyStore {
  const looks = new SharedLooks<Recognised>();
  return {
    create: (key, by) => committer.commit((tx) => createKey(tx, key, by)),
    recognise: (hash) => looks.of(hash.toString('hex'), () => brief.read((db) => recognise(db, hash))),
    list: () => committer.read(listKeys),
    revoke: (id, by) => committer.commit((tx) => revokeKey(tx, id, by)),
    touch: (id, at) =>
      committer.commit(
        async (tx) => void (await tx.run('UPDATE keys SET last_used_at = $1 WHERE id = $2', [at, id])),
      ),
  };
}
