import { useLayoutEffect, useState } from 'preact/hooks';
import { type Entrance, readEntrance } from './entrance.ts';

/** What somebody comes in by, as the address says it now. */
export function useEntrance(): Entrance {
  const [hash, setHash] = useState(location.hash);
  useLayoutEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return readEntrance(hash);
}

/** It has done its work: what it held is no matter of the history. */
export function clearEntrance(): void {
  if (location.hash === '') return;
  history.replaceState(null, '', location.pathname + location.search);
  dispatchEvent(new Event('hashchange'));
}
