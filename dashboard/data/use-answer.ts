import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { About } from './about.ts';
import type { Loaded } from './answers.ts';
import { useEarshot } from './earshot-context.ts';

/** An answer as a part shows it, with what the button "Try again" does. */
export interface Shown<T> extends Loaded<T> {
  retry(): void;
}

/**
 * The answer to one question. When the key changes, what was shown stays (with `loading` set) until the new answer is
 * there, so that nothing jumps. The same key asked anywhere else on the page is the same answer. It is asked again when
 * what it is `about` has changed.
 */
export function useAnswer<T>(key: string, load: () => Promise<T>, about: About): Shown<T> {
  const { answers } = useEarshot();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const shown = useRef<T | undefined>(undefined);
  const state = answers.ask(key, load, about);
  if (state.data !== undefined) shown.current = state.data;
  useEffect(() => {
    // It may have settled between the drawing and this subscription.
    redraw(undefined);
    return answers.listen(key, () => redraw(undefined));
  }, [answers, key]);
  const data = state.data ?? (state.loading ? shown.current : undefined);
  return { ...state, ...(data === undefined ? {} : { data }), retry: answers.retry };
}
