import type { OwnerProof, SessionAnswer } from '../shared/password.ts';
import type { Page } from './page.ts';
import { ProblemError } from './problem-error.ts';
import type { Send } from './send.ts';

export interface Session {
  role: string;
}

/** `/v1/session`: who the cookie speaks for; `/v1/sessions`: all of them. */
export function sessionCalls(send: Send) {
  return {
    /**
     * Exchanges the owner's key, or `{ password }`, for a session cookie. Of `{ key, password }` one that is right is
     * enough. Throws `unauthorized` where none is.
     */
    signIn: (proof: string | OwnerProof) =>
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
    signOut: () => send<void>('DELETE', '/v1/session'),
    /** Where the owner is signed in, the latest visit first. */
    async list(signal?: AbortSignal): Promise<SessionAnswer[]> {
      return (await send<Page<SessionAnswer>>('GET', '/v1/sessions', { signal })).items;
    },
    /** Signs out everywhere but here; how many sessions that ended. */
    async endOthers(): Promise<number> {
      return (await send<{ ended: number }>('DELETE', '/v1/sessions')).ended;
    },
  };
}
