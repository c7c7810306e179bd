import type { KeyAnswer, KeyCreated, KeyInput } from '../shared/key.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

/** `/v1/keys`: secret keys, which are shown once. */
export function keyCalls(send: Send) {
  return {
    async list(signal?: AbortSignal): Promise<KeyAnswer[]> {
      return (await send<Page<KeyAnswer>>('GET', '/v1/keys', { signal })).items;
    },
    /** The answer holds the key itself: the one time that it is told. */
    create: (key: KeyInput) => send<KeyCreated>('POST', '/v1/keys', { body: key }),
    /** It stops working at once, and never works again. */
    revoke: (id: string) => send<void>('DELETE', `/v1/keys/${encodeURIComponent(id)}`),
  };
}
