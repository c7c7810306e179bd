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
    setOwnerKeyHash: async (hash, by) => committer.commit(() => table.setOwnerKeyHash(hash, by)),
    createSession: async (session) => committer.commit(() => table.createSession(session)),
    findSession: async (hash) => committer.guard(() => table.findSession(hash)),
    touchSession: async (hash, at) => committer.commit(() => table.touchSession(hash, at)),
    removeSession: async (hash) => committer.commit(() => table.removeSession(hash)),
    removeExpiredSessions: async (at) => committer.commit(() => table.removeExpiredSessions(at)),
  };
}
