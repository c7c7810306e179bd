import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface FeedFocus {
  /** The id of the answer that the keyboard is at, or was last. */
  current: string | undefined;
  /** To the next answer or the one before; from outside of the list, to the first that is seen. */
  move(by: 1 | -1): void;
}

/**
 * Where the keyboard is in a list of articles, of which only a part is drawn.
 *
 * @param onEnd the focus would go beyond the last
 */
export function useFeedFocus(list: RefObject<HTMLElement | null>, onEnd: () => void): FeedFocus {
  const [current, setCurrent] = useState<string>();
  const waiting = useRef(false);
  useLayoutEffect(() => {
    const follow = (event: FocusEvent) => {
      const article = (event.target as Element).closest<HTMLElement>('article[data-id]');
      if (article && list.current?.contains(article)) setCurrent(article.dataset.id);
      waiting.current = false;
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);
  /** False: there is none to go to. */
  const step = (by: 1 | -1): boolean => {
    const articles = [...(list.current?.querySelectorAll<HTMLElement>('article[data-id]') ?? [])];
    const at = articles.findIndex((article) => article.contains(document.activeElement));
    const next = at < 0 ? articles.find(isSeen) : articles[at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
    return next !== undefined;
  };
  const move = (by: 1 | -1) => {
    if (step(by) || by < 0) return;
    waiting.current = true;
    onEnd();
  };
  useLayoutEffect(() => {
    if (waiting.current) step(1);
  });
  return { current, move };
}

function isSeen(article: HTMLElement): boolean {
  const { top, bottom } = article.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
