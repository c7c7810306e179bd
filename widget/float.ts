import type { Placed } from './place.ts';
import { quietly } from './quietly.ts';

/**
 * Above everything in the page, in the browser's top layer. While the page has a modal dialog open, all outside of that is
 * inert: so the card moves into it, and out again when it closes.
 */
export function float(element: HTMLElement, root: ShadowRoot): Placed {
  const settle = quietly(() => {
    const place = openDialog() ?? document.body;
    if (element.parentNode === place) return;
    const focused = root.activeElement as HTMLElement | null;
    place.append(element);
    element.popover = 'manual';
    element.showPopover?.();
    focused?.focus();
  });
  settle();
  const dialogs = new MutationObserver(settle);
  dialogs.observe(document, { subtree: true, attributeFilter: ['open'] });
  return { stop: () => dialogs.disconnect() };
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
