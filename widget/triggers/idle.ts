const signs = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'touchstart'] as const;

/** Fires after that many seconds without a sign of the visitor. One timer waits for what is left of them. */
export function onIdle(seconds: number, fire: () => void, view: Window = window): () => void {
  let last = view.performance.now();
  let timer: number;
  const alive = () => {
    last = view.performance.now();
  };
  const wait = () => {
    const left = last + seconds * 1000 - view.performance.now();
    if (left <= 0) fire();
    else timer = view.setTimeout(wait, left);
  };
  for (const sign of signs) view.addEventListener(sign, alive, { passive: true, capture: true });
  wait();
  return () => {
    view.clearTimeout(timer);
    for (const sign of signs) view.removeEventListener(sign, alive, { capture: true });
  };
}
