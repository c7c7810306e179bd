import type { MemberAnswer } from '../../shared/member.ts';
import { ago } from './ago.ts';
import { momentLabel } from './moment-label.ts';
import { say } from './say.ts';

/** Whether the member has come, and whether a link waits. */
export function memberTimes(
  { invitation, lastSeenAt, password, identity }: MemberAnswer,
  now: Date,
  zone: string,
): string[] {
  const seen = lastSeenAt ? [say('last seen {when}', { when: ago(new Date(lastSeenAt), now) })] : [];
  const joined = password || identity !== null;
  if (!invitation) return seen.length > 0 || joined ? seen : [say('no link is open')];
  const when = momentLabel(new Date(invitation.expiresAt), zone);
  if (new Date(invitation.expiresAt) <= now) return [...seen, say('the link expired {when}', { when })];
  return [
    ...seen,
    joined ? say('a link is open until {when}', { when }) : say('invited, until {when}', { when }),
  ];
}
