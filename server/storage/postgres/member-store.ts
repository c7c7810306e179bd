import type { MemberStore, StoredMember } from '../contract/members.ts';
import type { BriefReads } from './brief-reads.ts';
import type { Committer } from './committer.ts';
import {
  acceptInvitation,
  bindIdentity,
  changeMember,
  findInvited,
  findMember,
  findRemoved,
  forgetRemoved,
  inviteAgain,
  inviteMember,
  listMembers,
  removeMember,
  restoreMember,
  setMemberPassword,
} from './members.ts';
import { SharedLooks } from './shared-looks.ts';

export function memberStore(committer: Committer, brief: BriefReads): MemberStore {
  const looks = new SharedLooks<StoredMember | null>();
  return {
    invite: (member, invitation, by) => committer.commit((tx) => inviteMember(tx, member, invitation, by)),
    inviteAgain: (id, invitation, by) => committer.commit((tx) => inviteAgain(tx, id, invitation, by)),
    // By the id with every request of a session.
    find: (by) => {
      return 'id' in by
        ? looks.of(by.id, () => brief.read((db) => findMember(db, by)))
        : committer.read((db) => findMember(db, by));
    },
    findInvited: (hash, at) => committer.read((db) => findInvited(db, hash, at)),
    findRemoved: (id, at) => committer.read((db) => findRemoved(db, id, at)),
    list: () => committer.read(listMembers),
    change: (id, change, by) => committer.commit((tx) => changeMember(tx, id, change, by)),
    remove: (id, by) => committer.commit((tx) => removeMember(tx, id, by)),
    restore: (id, by) => committer.commit((tx) => restoreMember(tx, id, by)),
    accept: (hash, fields, at) => committer.commit((tx) => acceptInvitation(tx, hash, fields, at)),
    setPassword: (hash, options, by) => committer.commit((tx) => setMemberPassword(tx, hash, options, by)),
    bind: (id, identity, at) => committer.commit((tx) => bindIdentity(tx, id, identity, at)),
    forgetRemoved: (at) => committer.commit((tx) => forgetRemoved(tx, at)),
  };
}
