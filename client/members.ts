import type { MemberAnswer, MemberChangeInput, MemberInput, MemberInvited } from '../shared/member.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

/** `/v1/members`: who signs in beside the owner. */
export function memberCalls(send: Send) {
  const at = (id: string) => `/v1/members/${encodeURIComponent(id)}`;
  return {
    /** In order of invitation. */
    async list(signal?: AbortSignal): Promise<MemberAnswer[]> {
      return (await send<Page<MemberAnswer>>('GET', '/v1/members', { signal })).items;
    },
    get: (id: string, signal?: AbortSignal) => send<MemberAnswer>('GET', at(id), { signal }),
    /** The answer is the one time that the link is told. Nothing is mailed. */
    invite: (member: MemberInput) => send<MemberInvited>('POST', '/v1/members', { body: member }),
    /** Another link, to join or to choose a new password; the one before is void. */
    inviteAgain: (id: string) => send<MemberInvited>('POST', `${at(id)}/invitation`),
    /** It holds at once, in open sessions too. */
    change: (id: string, change: MemberChangeInput) => send<MemberAnswer>('PATCH', at(id), { body: change }),
    /** Ends the member's sessions, too. For an hour `restore` takes it back. */
    remove: (id: string) => send<void>('DELETE', at(id)),
    restore: (id: string) => send<MemberAnswer>('POST', `${at(id)}/restore`),
  };
}
