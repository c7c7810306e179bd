/** Fires as soon as the page has loaded. */
export function onLoad(fire: () => void, view: Window = window): () => void {
  if (view.document.readyState === 'complete') {
    fire();
    return () => {};
  }
  view.addEventListener('load', fire, { once: true });
  return () => view.removeEventListener('load', fire);
}
