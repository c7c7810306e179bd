import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Gives what moves the focus to the first refused field of a box, as soon as that is drawn. */
export function useSeekRefused(box: RefObject<HTMLElement | null>): () => void {
  const sought = useRef(false);
  useLayoutEffect(() => {
    const field = sought.current && box.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (!field) return;
    sought.current = false;
    field.focus();
  });
  return () => {
    sought.current = true;
  };
}
