import type { PasswordAnswer, PasswordChangeInput } from '../shared/password.ts';
import type { Send } from './send.ts';

/** `/v1/password`: the owner's, for the sign-in. */
export function passwordCalls(send: Send) {
  return {
    get: (signal?: AbortSignal) => send<PasswordAnswer>('GET', '/v1/password', { signal }),
    /** Sets another one, or none (`null`). A session sends the key or the password until now along. */
    change: (change: PasswordChangeInput) => send<PasswordAnswer>('PUT', '/v1/password', { body: change }),
  };
}
