import type Database from 'better-sqlite3';
import type { Storage } from '../storage.ts';
import { AccessTable } from './access.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';

export function accessStore(
  db: Database.Database,
  audit: AuditTable,
  committer: Committer,
): Storage['access'] {
  const table = new AccessTable(db, audit);
  return {
    ownerKeyHash: async () => committer.guard(() => table.ownerKeyHash()),
    ownerSecrets: async () => committer.guard(() => table.ownerSecrets()),
    setOwnerKeyHash: async (hash, by) => committer.commit(() => table.setOwnerKeyHash(hash, by)),
    setOwnerPassword: async (hash, options, by) =>
      committer.commit(() => table.setOwnerPassword(hash, options, by)),
    createSession: async (session, seen) => committer.commit(() => table.createSession(session, seen)),
    createMemberSession: async (session, seen) =>
      committer.commit(() => table.createMemberSession(session, seen)),
    findSession: async (hash) => committer.guard(() => table.findSession(hash)),
    sessions: async (member) => committer.guard(() => table.sessions(member)),
    touchSession: async (hash, at) => committer.commit(() => table.touchSession(hash, at)),
    removeSession: async (hash) => committer.commit(() => table.removeSession(hash)),
    endSessions: async (member, kept, by) => committer.commit(() => table.endSessions(member, kept, by)),
    removeExpiredSessions: async (at) => committer.commit(() => table.removeExpiredSessions(at)),
  };
}
