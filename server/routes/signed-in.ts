import { abilities } from '../../shared/ability.ts';
import { memberRoles, roleAbilities } from '../../shared/member.ts';
import type { Session } from '../../shared/session.ts';
import { accountOf, type Caller, hasScope } from '../access/caller.ts';
import type { Storage } from '../storage/storage.ts';

/** What is told of who is signed in. */
export async function signedIn(caller: Caller, { members }: Pick<Storage, 'members'>): Promise<Session> {
  const id = accountOf(caller)?.member;
  const member = id ? await members.find({ id }) : null;
  return {
    role: memberRoles.find((role) => caller.scopes.includes(roleAbilities[role]))!,
    may: abilities.filter((ability) => hasScope(caller, ability)),
    sites: caller.sites === 'all' ? null : [...caller.sites],
    member: member && { id: member.id, email: member.email, name: member.name },
  };
}
