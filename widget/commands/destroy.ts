import type { Command } from '../page.ts';
import { hideEmbedded } from './embed.ts';
import { offAll } from './listen.ts';

/** Takes everything off the page. Commands that follow do nothing, until a script tag starts the widget anew. */
export const destroy: Command = (page) => {
  const { stage, life } = page;
  window.earshot = (() => Promise.resolve()) as unknown as NonNullable<typeof window.earshot>;
  page.stage = undefined;
  life.abort();
  stage?.hide();
  hideEmbedded();
  offAll();
  for (const tab of document.querySelectorAll('earshot-tab')) tab.remove();
};
