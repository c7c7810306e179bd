import type { Placed } from './place.ts';
import { quietly } from './quietly.ts';

/** How often a page may throw it away until that is taken to be meant. */
const most = 20;

/**
 * Above everything in the page, in the browser's top layer. While the page has a modal dialog open, all outside of that is
 * inert: so the card moves into it, and out again when it closes. Where the page throws away what the card stands in,
 * such as that dialog or its whole body, the card comes back.
 */
export function float(element: HTMLElement, root: ShadowRoot, close: () => void): Placed {
  let thrown = 0;
  const moves = new MutationObserver(
    quietly(() => {
      if (!element.isConnected && ++thrown > most) close();
      else settle();
    }),
  );
  settle();
  return { stop: () => moves.disconnect() };

  function settle(): void {
    const dialog = openDialog();
    const place = dialog ?? document.body;
    if (element.parentNode === place) return;
    const focused = root.activeElement as HTMLElement | null;
    place.append(element);
    element.popover = 'manual';
    element.showPopover?.();
    focused?.focus();
    watch(dialog);
  }

  /** A dialog may go with anything around it; otherwise only two lists are worth the page's time. */
  function watch(dialog: Element | undefined): void {
    const inside = dialog !== undefined;
    moves.disconnect();
    moves.observe(document, { subtree: true, attributeFilter: ['open'], childList: inside });
    if (inside) return;
    for (const list of [document.documentElement, document.body]) moves.observe(list, { childList: true });
  }
}

/** The modal dialog that was opened last, as far as the order in the page tells. */
function openDialog(): Element | undefined {
  try {
    return [...document.querySelectorAll('dialog:modal')].at(-1);
  } catch {
    // The browser is older than the selector.
    return undefined;
  }
}
