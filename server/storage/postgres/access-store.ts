import type { AccessStore, SessionRecord } from '../contract/access.ts';
import {
  createMemberSession,
  createSession,
  endSessions,
  findSession,
  listSessions,
  ownerKeyHash,
  ownerSecrets,
  setOwnerKeyHash,
  setOwnerPassword,
  touchSession,
} from './access.ts';
import type { BriefReads } from './brief-reads.ts';
import type { Committer } from './committer.ts';
import { SharedLooks } from './shared-looks.ts';

export function accessStore(committer: Committer, brief: BriefReads): AccessStore {
  const write = (sql: string, values: readonly unknown[]) =>
    committer.commit(async (tx) => void (await tx.run(sql, values)));
  const looks = new SharedLooks<SessionRecord | null>();
  return {
    ownerKeyHash: () => committer.read(ownerKeyHash),
    ownerSecrets: () => committer.read(ownerSecrets),
    setOwnerKeyHash: (hash, by) => committer.commit((tx) => setOwnerKeyHash(tx, hash, by)),
    setOwnerPassword: (hash, options, by) =>
      committer.commit((tx) => setOwnerPassword(tx, hash, options, by)),
    createSession: (session, seen) => committer.commit((tx) => createSession(tx, session, seen)),
    createMemberSession: (session, seen) => committer.commit((tx) => createMemberSession(tx, session, seen)),
    findSession: (hash) => looks.of(hash.toString('hex'), () => brief.read((db) => findSession(db, hash))),
    sessions: (member) => committer.read((db) => listSessions(db, member)),
    touchSession: (hash, at) => committer.commit((tx) => touchSession(tx, hash, at)),
    removeSession: (hash) => write('DELETE FROM sessions WHERE token_hash = $1', [hash]),
    endSessions: (member, kept, by) => committer.commit((tx) => endSessions(tx, member, kept, by)),
    removeExpiredSessions: (at) => write('DELETE FROM sessions WHERE expires_at <= $1', [at]),
  };
}
