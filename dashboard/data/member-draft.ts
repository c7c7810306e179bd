import type { MemberAnswer, MemberChangeInput, MemberInput, MemberRole } from '../../shared/member.ts';

/** A member as it is being described. */
export interface MemberDraft {
  email: string;
  name: string;
  role: MemberRole;
  /** Ids of sites. */
  sites: readonly string[];
  /** Whether all are meant. */
  all: boolean;
}

export const emptyMember: MemberDraft = { email: '', name: '', role: 'analyst', sites: [], all: true };

/** The member as it is sent to be invited. */
export function memberInput({ email, name, role, sites, all }: MemberDraft): MemberInput {
  const named = name.trim();
  return {
    email: email.trim(),
    role,
    ...(named === '' ? {} : { name: named }),
    ...(all ? {} : { sites: [...sites] }),
  };
}

/** What can be changed of a member, as it is: to change it from, and back to. */
export function memberState({
  role,
  sites,
}: MemberAnswer): Required<Pick<MemberChangeInput, 'role' | 'sites'>> {
  return { role, sites };
}
