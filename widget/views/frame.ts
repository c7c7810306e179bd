import { h, set } from '../dom.ts';
import { isDone, type Session } from '../session.ts';
import { asked } from './asked.ts';
import type { Showing } from './content.ts';
import { icon } from './icon.ts';
import { thanks } from './thanks.ts';

export interface Frame {
  element: HTMLElement;
  draw(session: Session, theme: 'light' | 'dark'): void;
}

/**
 * The card around one question or the thanks. Each has a card of its own: one that changed its height in place would
 * count as a layout shift.
 */
export function createFrame(showing: Showing, session: Session): Frame {
  const { config, survey, close } = showing;
  const { form, position } = survey;
  const content = (isDone(session) ? thanks : asked)(showing, session);
  const element = h(
    'div',
    {
      // A modal card stands in a dialog, and an inline one in the page.
      role: form === 'modal' ? undefined : form === 'inline' ? 'region' : 'dialog',
      'aria-labelledby': 'question',
      lang: config.language,
      dir: config.dir,
      tabindex: -1,
      onkeydown: keyDown,
      onkeyup: hush,
      onkeypress: hush,
    },
    h(
      'button',
      { class: 'close', 'aria-label': config.words.close, onclick: close },
      icon('', 'm7 7 10 10m0-10-10 10'),
    ),
    ...content.nodes,
  );
  return { element, draw };

  function draw(session: Session, theme: 'light' | 'dark'): void {
    set(element, { class: `card ${position.replace('-', ' ')} ${form} ${theme}` });
    content.draw(session);
  }

  function keyDown(event: KeyboardEvent): void {
    hush(event);
    if (event.key !== 'Escape' || event.isComposing) return;
    // A dialog of the page, which the card lies in or above, would close with it.
    event.preventDefault();
    close();
  }
}

/** Nothing typed here may set off the page's own shortcuts, which cannot see that it is typed into a field. */
function hush(event: Event): void {
  event.stopPropagation();
}
