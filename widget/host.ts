import css from './styles/card.css';

export interface Host {
  root: ShadowRoot;
  /** Takes the card off the page and gives the focus back to where it came from, if it was inside. */
  remove(): void;
}

/** An element of our own at the end of the body, with a shadow root that the page's styles do not reach. */
export function createHost(more: readonly string[]): Host {
  const element = document.createElement('earshot-card');
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + more.join(''));
  root.adoptedStyleSheets = [sheet];

  let cameFrom: EventTarget | null;
  // Moves within the shadow root do not reach the host, so this is the focus coming in from the page.
  element.addEventListener('focusin', ({ relatedTarget }) => {
    cameFrom = relatedTarget ?? cameFrom;
  });
  document.body.append(element);

  return {
    root,
    remove() {
      const hadFocus = root.activeElement !== null;
      element.remove();
      if (hadFocus && cameFrom instanceof HTMLElement) cameFrom.focus();
    },
  };
}
