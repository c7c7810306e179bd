import { onLoad } from './load.ts';

/** Fires that many seconds after the page has loaded. */
export function onDelay(seconds: number, fire: () => void, view: Window = window): () => void {
  let timer: number | undefined;
  const stopWaiting = onLoad(() => {
    timer = view.setTimeout(fire, seconds * 1000);
  }, view);
  return () => {
    stopWaiting();
    view.clearTimeout(timer);
  };
}
