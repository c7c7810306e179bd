import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Page } from '../../client/page.ts';
import { newBeginning } from '../data/new-beginning.ts';
import { say } from '../words/say.ts';
import { Failure } from './failure.tsx';

interface EndlessProps<T> {
  /** As it is now: when it becomes another one, what is new stands before what was read. */
  first: Page<T>;
  more(cursor: string): Promise<Page<T>>;
  children: (items: readonly T[]) => ComponentChildren;
}

/** A list that is read page by page, as far as somebody wants to. */
export function Endless<T extends { id: string | number }>({ first, more, children }: EndlessProps<T>) {
  const shown = useRef({ first, read: first });
  const [state, setState] = useState<{ loading?: true; error?: unknown }>({});
  if (shown.current.first !== first) shown.current = { first, read: newBeginning(shown.current.read, first) };
  const { items, next } = shown.current.read;
  const load = async () => {
    if (state.loading) return;
    setState({ loading: true });
    try {
      const page = await more(next!);
      const { read } = shown.current;
      // A list that began again meanwhile goes on elsewhere.
      if (read.next === next) shown.current.read = { items: [...read.items, ...page.items], next: page.next };
      setState({});
    } catch (error) {
      setState({ error });
    }
  };
  return (
    <>
      {children(items)}
      {state.error !== undefined ? <Failure error={state.error} retry={load} /> : null}
      {next && state.error === undefined ? (
        <button type="button" class="button more" aria-disabled={state.loading} onClick={load}>
          {state.loading ? say('Loading…') : say('Load more')}
        </button>
      ) : null}
    </>
  );
}
