import type { InvitationAcceptInput, InvitationAnswer } from '../shared/member.ts';
import type { Session } from '../shared/session.ts';
import type { Send } from './send.ts';

/** `/v1/invitations`: what a link opens. */
export function invitationCalls(send: Send) {
  return {
    /** Whom the link is for. Throws `not_found` where it is void. */
    find: (token: string) => send<InvitationAnswer>('POST', '/v1/invitations/find', { body: { token } }),
    /** Takes the link: the password is set, and the cookie holds a session. */
    accept: (taken: InvitationAcceptInput) =>
      send<Session>('POST', '/v1/invitations/accept', { body: taken }),
  };
}
