import type { WidgetSurvey } from '../../shared/widget-config.ts';
import type { Placed } from '../place.ts';
import css from '../styles/forms.css';
import type { Kit } from '../views/kit.ts';
import type { CreateFamily } from '../visit.ts';

/** The forms beside a popover in a corner; a chunk of its own. */
const forms: CreateFamily = ({ h }) => ({
  css,
  views: {},
  place({ form, target, zIndex }) {
    if (form === 'modal') return (element, root, close) => modal(h, element, root, close);
    if (form === 'inline') return (element) => inline(element, target);
    return zIndex ? (element) => level(element, zIndex) : undefined;
  },
});
export default forms;

/** A dialog that the rest of the page waits for. */
function modal(h: Kit['h'], element: HTMLElement, root: ShadowRoot, close: () => void): Placed {
  const dialog = h('dialog', {
    'aria-labelledby': 'question',
    oncancel: (event: Event) => {
      event.preventDefault();
      close();
    },
  });
  root.append(dialog);
  document.body.append(element);
  dialog.showModal();
  return { holder: dialog };
}

/** At the end of an element of the page, as a part of it. */
function inline(element: HTMLElement, target: WidgetSurvey['target']): Placed {
  const place = document.querySelector(target ?? '');
  if (!place) throw new Error(`the page has no ${target}`);
  element.className = 'inline';
  place.append(element);
  return {};
}

/** Where the page wants it among its own layers. */
function level(element: HTMLElement, zIndex: number): Placed {
  element.style.setProperty('--earshot-z-index', `${zIndex}`);
  document.body.append(element);
  return {};
}
