import type { OidcAnswer } from '../shared/oidc.ts';
import type { SessionAnswer, SignInInput } from '../shared/password.ts';
import type { Session } from '../shared/session.ts';
import type { Page } from './page.ts';
import { ProblemError } from './problem-error.ts';
import type { Send } from './send.ts';

/** `/v1/session`: who the cookie speaks for; `/v1/sessions`: all of them. */
export function sessionCalls(send: Send) {
  return {
    /**
     * Exchanges the owner's key, `{ password }`, or a member's `{ email, password }` for a session cookie. Of `{ key, password }` one that is right is
     * enough. Throws `unauthorized` where none is.
     */
    signIn: (proof: string | SignInInput) =>
      send<Session>('POST', '/v1/session', { body: typeof proof === 'string' ? { key: proof } : proof }),
    /** The session that the cookie holds, or null where it holds none. */
    async current(): Promise<Session | null> {
      try {
        return await send<Session>('GET', '/v1/session');
      } catch (error) {
        if (error instanceof ProblemError && error.status === 401) return null;
        throw error;
      }
    },
    /** How the provider of identities is called that signs in at `/v1/oidc/start`; null: there is none. */
    provider: async () => (await send<OidcAnswer>('GET', '/v1/oidc')).name,
    signOut: () => send<void>('DELETE', '/v1/session'),
    /** Where you are signed in, the latest visit first. */
    async list(signal?: AbortSignal): Promise<SessionAnswer[]> {
      return (await send<Page<SessionAnswer>>('GET', '/v1/sessions', { signal })).items;
    },
    /** Signs out everywhere but here; how many sessions that ended. */
    async endOthers(): Promise<number> {
      return (await send<{ ended: number }>('DELETE', '/v1/sessions')).ended;
    },
  };
}
