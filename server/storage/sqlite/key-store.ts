import type Database from 'better-sqlite3';
import type { KeyStore } from '../contract/keys.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import { KeyTable } from './keys.ts';

export function keyStore(db: Database.Database, audit: AuditTable, committer: Committer): KeyStore {
  const table = new KeyTable(db, audit);
  return {
    create: async (key, by) => committer.commit(() => table.create(key, by)),
    recognise: async (hash) => committer.guard(() => table.recognise(hash)),
    list: async () => committer.guard(() => table.list()),
    revoke: async (id, by) => committer.commit(() => table.revoke(id, by)),
    touch: async (id, at) => committer.commit(() => table.touch(id, at)),
  };
}
