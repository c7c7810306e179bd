/** Fires once the page has been in sight for that many seconds, all in all. */
export function onDwell(seconds: number, fire: () => void, view: Window = window): () => void {
  const { document, performance } = view;
  let left = seconds * 1000;
  let since: number | undefined;
  let timer: number | undefined;
  const look = () => {
    if (document.visibilityState === 'visible') {
      if (since !== undefined) return;
      since = performance.now();
      timer = view.setTimeout(fire, left);
    } else if (since !== undefined) {
      view.clearTimeout(timer);
      left -= performance.now() - since;
      since = undefined;
    }
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    view.clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
