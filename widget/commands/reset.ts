import type { Command } from '../page.ts';
import { outboxKey } from '../transport/outbox-key.ts';
import { embed, hideEmbedded } from './embed.ts';
import { tell } from './tell.ts';

/**
 * Forgets who is answering, and all that is kept in the browser but for answers that wait to be sent. What shows leaves
 * the page: what one visitor began, the next one must not go on with. What has a place of its own begins anew there.
 */
export const reset: Command = (page) => {
  const { stage } = page;
  if (!stage) return;
  const { visit } = stage;
  stage.hide();
  const places = hideEmbedded();
  for (const place of ['localStorage', 'sessionStorage'] as const) forget(place, visit.config.site);
  visit.shown = {};
  visit.remember = undefined;
  tell(visit.told, { visitor: undefined, attributes: undefined, consented: undefined });
  for (const place of places) embed(page, place, place.getAttribute('survey'));
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
