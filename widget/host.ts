import { float } from './float.ts';
import type { Place } from './place.ts';
import accent from './styles/accent.css';
import css from './styles/card.css';

export interface Host {
  root: ShadowRoot;
  /** What the card goes into. */
  holder: ShadowRoot | HTMLElement;
  /** Takes the card off the page and gives the focus back to where it came from, if it was inside. */
  remove(): void;
}

/** An element of our own with a shadow root that the page's styles do not reach. */
export function createHost(
  more: readonly (string | undefined)[],
  close: () => void,
  place: Place = float,
): Host {
  const element = document.createElement('earshot-card');
  const root = element.attachShadow({ mode: 'open' });
  let cameFrom: EventTarget | null = document.activeElement;
  // Moves within the shadow root do not reach the host, so this is the focus coming in from the page.
  element.addEventListener('focusin', ({ relatedTarget }) => {
    cameFrom = relatedTarget ?? cameFrom;
  });
  const placed = place(element, root, close);
  // To show a popover makes the browser work out its style: with none of ours yet, that is soon done.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + accent + more.join(''));
  root.adoptedStyleSheets = [sheet];

  return {
    root,
    holder: placed.holder ?? root,
    remove() {
      const hadFocus = root.activeElement !== null;
      placed.stop?.();
      element.remove();
      if (hadFocus && cameFrom instanceof HTMLElement) cameFrom.focus();
    },
  };
}
