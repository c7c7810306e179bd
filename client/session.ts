import { ProblemError } from './problem-error.ts';
import type { Send } from './send.ts';

export interface Session {
  role: string;
}

/** `/v1/session`: who the cookie speaks for. */
export function sessionCalls(send: Send) {
  return {
    /** Exchanges a secret key for a session cookie. Throws `unauthorized` for a key that is not known. */
    signIn: (key: string) => send<Session>('POST', '/v1/session', { body: { key } }),
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
  };
}
