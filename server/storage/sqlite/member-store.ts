import type Database from 'better-sqlite3';
import type { MemberStore } from '../contract/members.ts';
import type { AuditTable } from './audit.ts';
import type { Committer } from './committer.ts';
import { MemberTable } from './members.ts';

export function memberStore(db: Database.Database, audit: AuditTable, committer: Committer): MemberStore {
  const table = new MemberTable(db, audit);
  return {
    invite: async (member, invitation, by) => committer.commit(() => table.invite(member, invitation, by)),
    inviteAgain: async (id, invitation, by) => committer.commit(() => table.inviteAgain(id, invitation, by)),
    find: async (by) => committer.guard(() => table.find(by)),
    findInvited: async (hash, at) => committer.guard(() => table.findInvited(hash, at)),
    findRemoved: async (id, at) => committer.guard(() => table.findRemoved(id, at)),
    list: async () => committer.guard(() => table.list()),
    change: async (id, change, by) => committer.commit(() => table.change(id, change, by)),
    remove: async (id, by) => committer.commit(() => table.remove(id, by)),
    restore: async (id, by) => committer.commit(() => table.restore(id, by)),
    accept: async (hash, fields, at) => committer.commit(() => table.accept(hash, fields, at)),
    setPassword: async (hash, options, by) => committer.commit(() => table.setPassword(hash, options, by)),
    bind: async (id, identity, at) => committer.commit(() => table.bind(id, identity, at)),
    forgetRemoved: async (at) => committer.commit(() => table.forgetRemoved(at)),
  };
}
