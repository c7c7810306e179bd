import type { Command } from '../page.ts';
import { outboxKey } from '../transport/outbox-key.ts';

/** Forgets who is answering, and all that is kept in the browser but for answers that wait to be sent. */
export const reset: Command = ({ stage }) => {
  if (!stage) return;
  const { said, config } = stage.visit;
  for (const name of ['visitor', 'attributes', 'consent'] as const) delete said[name];
  for (const place of ['localStorage', 'sessionStorage'] as const) forget(place, config.site);
};

function forget(place: 'localStorage' | 'sessionStorage', site: string): void {
  try {
    const storage = window[place];
    for (const key of Object.keys(storage)) {
      if (key.startsWith(`earshot:${site}:`) && key !== outboxKey(site)) storage.removeItem(key);
    }
  } catch {
    // The browser keeps nothing.
  }
}
