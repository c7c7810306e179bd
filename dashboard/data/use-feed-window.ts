import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FeedPage } from './feed.ts';
import { type FeedWindow, feedWindow } from './feed-window.ts';

/** Pixels that an answer takes, until its page was drawn once. */
const usualHeight = 120;
/** Pixels below what is seen at which the next page is asked for. */
const early = 2400;

interface WindowOptions {
  list: RefObject<HTMLElement | null>;
  pages: readonly FeedPage[];
  /** The end of what was read is near. */
  onEnd(): void;
  onLook(first: number, last: number): void;
}

/**
 * The pages of a list that are drawn, on the page's own scrolling. A page that was drawn once keeps its measured height
 * when it is not; a focus within one that goes is given to the list.
 */
export function useFeedWindow({ list, pages, onEnd, onLook }: WindowOptions): {
  shown: FeedWindow;
  measure: (page: HTMLElement | null) => void;
} {
  const heights = useRef(new Map<string, number>());
  const heightOf = (page: FeedPage) => heights.current.get(page.start ?? '') ?? page.count * usualHeight;
  const look = () => {
    const box = list.current?.getBoundingClientRect();
    const top = -(box?.top ?? 0);
    return feedWindow(pages.map(heightOf), top, top + innerHeight);
  };
  const [shown, setShown] = useState(look);
  const observer = useRef<ResizeObserver | undefined>(undefined);
  observer.current ??= new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      // A page that has gone is heard of once more, without a height.
      if (!target.isConnected) observer.current!.unobserve(target);
      else heights.current.set((target as HTMLElement).dataset.start ?? '', contentRect.height);
    }
  });
  useLayoutEffect(() => () => observer.current!.disconnect(), []);
  useLayoutEffect(() => {
    let waiting = 0;
    const update = () => {
      waiting = 0;
      const next = look();
      if (!isSame(next, shown)) {
        keepFocus(list.current, next, pages);
        setShown(next);
        onLook(next.first, next.last);
      }
      const end = list.current?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
      if (end < innerHeight + early) onEnd();
    };
    const onScroll = () => {
      waiting ||= requestAnimationFrame(update);
    };
    update();
    addEventListener('scroll', onScroll, { passive: true });
    addEventListener('resize', onScroll);
    return () => {
      cancelAnimationFrame(waiting);
      removeEventListener('scroll', onScroll);
      removeEventListener('resize', onScroll);
    };
  });
  const measure = useCallback((page: HTMLElement | null) => {
    if (page) observer.current!.observe(page);
  }, []);
  return { shown, measure };
}

function isSame(one: FeedWindow, other: FeedWindow): boolean {
  return (['first', 'last', 'before', 'after'] as const).every((name) => one[name] === other[name]);
}

function keepFocus(list: HTMLElement | null, { first, last }: FeedWindow, pages: readonly FeedPage[]): void {
  const page = document.activeElement?.closest<HTMLElement>('[data-start]');
  if (!page || !list?.contains(page)) return;
  const at = pages.findIndex(({ start }) => (start ?? '') === page.dataset.start);
  if (at < first || at > last) list.focus({ preventScroll: true });
}
