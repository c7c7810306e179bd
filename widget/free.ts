import { quietly } from './quietly.ts';

/** What may mean that the visitor is done with it. */
const signs = [
  'focusin',
  'focusout',
  'keyup',
  'pointerup',
  'close',
  'fullscreenchange',
  'webkitfullscreenchange',
  'webkitendfullscreen',
];
/** How long after the last such sign it is believed, in milliseconds: between two fields the focus is nowhere. */
const calm = 1000;

/**
 * Resolves once the visitor is at nothing that a survey would interrupt: writing, a dialog, a film on the full screen.
 * Listens for signs of its end, and has no timer while there are none.
 */
export function whenFree(): Promise<void> {
  return new Promise((resolve) => {
    if (!isOccupied()) return resolve();
    const waiting = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = quietly(() => {
      if (isOccupied()) return;
      waiting.abort();
      resolve();
    });
    const sign = () => {
      clearTimeout(timer);
      timer = setTimeout(look, calm);
    };
    for (const name of signs) {
      addEventListener(name, sign, { capture: true, passive: true, signal: waiting.signal });
    }
  });
}

function isOccupied(): boolean {
  return isWriting() || isWatching() || [...document.querySelectorAll(dialogs)].some(isVisible);
}

const dialogs = 'dialog[open],[aria-modal=true]';
/** Focus in a frame may be writing in there. */
const written =
  'textarea,select,iframe,input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset])';

function isWriting(): boolean {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && (element.isContentEditable || element.matches(written));
}

/** Phones have a full screen of their own for films. */
function isWatching(): boolean {
  const { fullscreenElement, webkitFullscreenElement } = document as Document & {
    webkitFullscreenElement?: Element;
  };
  const films = [...document.querySelectorAll('video')] as { webkitDisplayingFullscreen?: boolean }[];
  return Boolean(
    fullscreenElement ?? webkitFullscreenElement ?? films.some((film) => film.webkitDisplayingFullscreen),
  );
}

/** Some pages keep their dialogs hidden in the page. */
function isVisible(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}
