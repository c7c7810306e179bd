import { useEffect } from 'preact/hooks';
import type { About } from './about.ts';
import { useEarshot } from './earshot-context.ts';

/**
 * Asks again for what is about exactly this, every so many milliseconds while somebody sees the page: for what the
 * stream of changes does not tell of.
 */
export function useRenewal(about: About, every: number): void {
  const { answers } = useEarshot();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') answers.renew((asked) => asked === about);
    }, every);
    return () => clearInterval(timer);
  }, [answers, about, every]);
}
