import { withLock } from './lock.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { outboxKey } from './outbox-key.ts';
import { createOutboxStore } from './outbox-store.ts';
import { send } from './send.ts';

/** The site's outbox with the browser's own clock, storage, locks and network. */
export function openOutbox(origin: string, site: string): Outbox {
  return createOutbox({
    store: createOutboxStore(site, reachableStorage(), Date.now),
    send: (items) => send(origin, site, items),
    now: Date.now,
    random: Math.random,
    wake: (after, call) => {
      const timer = setTimeout(call, after);
      return () => clearTimeout(timer);
    },
    locked: (work) => withLock(outboxKey(site), work),
    online: (call) => addEventListener('online', call),
  });
}

/** Merely naming `localStorage` throws where the browser forbids it. */
function reachableStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
