import { useEffect, useRef, useState } from 'preact/hooks';

/** Something that came about while the page was open; when, if somebody looked at the page by then. */
export interface FirstSeen {
  at: Date | undefined;
}

/** Milliseconds after somebody has come back, until the page has caught up with what happened meanwhile. */
const catchingUp = 5_000;

/** When something began to be so under the eyes of this page; undefined if it is not, or already was before. */
export function useFirstSeen(so: boolean | undefined): FirstSeen | undefined {
  const away = useRef(false);
  const [awaited, setAwaited] = useState(false);
  const [seen, setSeen] = useState<FirstSeen>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const follow = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden') away.current = true;
      else
        timer = setTimeout(() => {
          away.current = false;
        }, catchingUp);
    };
    document.addEventListener('visibilitychange', follow);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', follow);
    };
  }, []);
  useEffect(() => {
    if (so === false) setAwaited(true);
    else if (so && awaited && !seen) setSeen({ at: away.current ? undefined : new Date() });
  }, [so]);
  return seen;
}
