import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';

/**
 * Lets the items of a list be dragged to another place by a grip: gives what to listen to on the grip of each. `move` is
 * called whenever the pointer is over the place of another item.
 */
export function useDragOrder(
  list: RefObject<HTMLElement | null>,
  move: (from: number, to: number) => void,
): (at: number) => (event: PointerEvent) => void {
  // The listeners outlive the drawing in which the drag began.
  const latest = useRef(move);
  latest.current = move;
  return (began) => (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    let at = began;
    const drag = ({ clientY }: PointerEvent) => {
      const to = placeAt(list.current, clientY, at);
      if (to === at) return;
      latest.current(at, to);
      at = to;
    };
    // On the document: an item that is moved in it would lose its hold of the pointer.
    const stop = new AbortController();
    document.addEventListener('pointermove', drag, { signal: stop.signal });
    for (const name of ['pointerup', 'pointercancel'])
      document.addEventListener(name, () => stop.abort(), { signal: stop.signal });
  };
}

/** The place of the item under the pointer; an item only gives way beyond its middle, so that none jumps to and fro. */
function placeAt(list: HTMLElement | null, y: number, at: number): number {
  const middles = [...(list?.children ?? [])].map((item) => {
    const { top, height } = item.getBoundingClientRect();
    return top + height / 2;
  });
  let to = at;
  while (to > 0 && y < middles[to - 1]!) to--;
  if (to < at) return to;
  while (to < middles.length - 1 && y > middles[to + 1]!) to++;
  return to;
}
