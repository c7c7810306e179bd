import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { readAddress, writeAddress } from './address.ts';
import type { View } from './view.ts';

export interface Address {
  view: View;
  /** Shows another view; "back" returns from it. */
  go(view: View): void;
  /** Spells the shown view out in the address, without a step for "back". */
  settle(view: View): void;
}

/** The view that the address names, followed through "back" and "forward". */
export function useAddress(): Address {
  const [search, setSearch] = useState(location.search);
  useLayoutEffect(() => {
    const follow = () => setSearch(location.search);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((view: View) => {
    history.pushState(null, '', writeAddress(view));
    setSearch(location.search);
  }, []);
  const settle = useCallback((view: View) => {
    history.replaceState(null, '', writeAddress(view));
    setSearch(location.search);
  }, []);
  return { view: readAddress(search), go, settle };
}
