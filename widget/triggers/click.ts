/**
 * Fires on a click on, or inside, whatever the selector matches then, so that elements may come and go.
 * Throws where the selector is none.
 */
export function onClick(selector: string, fire: () => void, view: Window = window): () => void {
  const { document } = view;
  document.createDocumentFragment().querySelector(selector);

  const clicked = ({ target }: Event) => {
    if ((target as Element | null)?.closest?.(selector)) fire();
  };
  // Capturing: the page's own handlers may stop the event.
  document.addEventListener('click', clicked, true);
  return () => document.removeEventListener('click', clicked, true);
}
