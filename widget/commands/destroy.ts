import type { Command } from '../page.ts';
import { hideEmbedded } from './embed.ts';
import { offAll } from './listen.ts';

/**
 * Takes everything off the page. Commands that follow do nothing, until a script tag starts the widget anew: it finds the
 * elements that are there in the queue, because a browser knows each kind of element once and for all.
 */
export const destroy: Command = (page) => {
  const { stage, life } = page;
  const q = [...document.querySelectorAll('earshot-survey')].map(
    (element) => ['embed', element, element.getAttribute('survey')] as const,
  );
  window.earshot = Object.assign(() => Promise.resolve(), { q }) as unknown as NonNullable<
    typeof window.earshot
  >;
  page.stage = undefined;
  life.abort();
  stage?.hide();
  hideEmbedded();
  offAll();
  for (const tab of document.querySelectorAll('earshot-tab')) tab.remove();
};
