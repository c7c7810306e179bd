import type { Ref } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Names the page in the title, and moves the focus to its beginning: where the reader of a screen goes on reading. */
export function usePageStart<T extends HTMLElement>(title: string): Ref<T> {
  const start = useRef<T>(null);
  useEffect(() => {
    document.title = `${title} · Earshot`;
  }, [title]);
  useLayoutEffect(() => {
    start.current?.focus();
  }, []);
  return start;
}
