import type { MemberRole } from '../../shared/member.ts';
import { say } from './say.ts';

/** What a role is called. */
export const roleNames: Readonly<Record<MemberRole, string>> = {
  analyst: say('Analyst'),
  agent: say('Agent'),
  owner: say('Owner'),
};

/** What a member of each role may do, to choose one by. */
export const roleWords: Readonly<Record<MemberRole, string>> = {
  analyst: say('Analyst: reads answers and numbers'),
  agent: say('Agent: reads, tags, and judges what counts'),
  owner: say('Owner: everything, and the team'),
};

/** Why something is not offered to whoever has the role. */
export function roleSentence(role: MemberRole): string {
  if (role === 'agent')
    return say('As an agent you read, tag answers and judge what counts. The rest an owner can change.');
  return say('As an analyst you read everything and change nothing. What should change, an owner can do.');
}
