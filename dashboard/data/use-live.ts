import { useEffect, useState } from 'preact/hooks';
import { concerns } from './about.ts';
import { useEarshot } from './earshot-context.ts';

/**
 * Keeps what the page shows of a site as new as the site itself, while somebody can see the page: a browser has few
 * connections to one server, and a hidden page needs none. Tells whether changes are heard of now.
 */
export function useLive(site: string): boolean {
  const { client, answers } = useEarshot();
  const [live, setLive] = useState(false);
  useEffect(() => {
    const follow = async (signal: AbortSignal) => {
      const onOpen = () => {
        setLive(true);
        // What was asked before the stream was open may have been overtaken by then.
        answers.renew(() => true);
      };
      const changes = client.live(site, { signal, onOpen, onLost: () => setLive(false) });
      for await (const change of changes) answers.renew((about) => concerns(change, about));
    };
    let abort = new AbortController();
    const restart = () => {
      abort.abort();
      setLive(false);
      if (document.visibilityState !== 'visible') return;
      abort = new AbortController();
      // Where following is refused, the page goes on without: what refuses it shows in the numbers.
      follow(abort.signal).catch(() => setLive(false));
    };
    restart();
    document.addEventListener('visibilitychange', restart);
    return () => {
      document.removeEventListener('visibilitychange', restart);
      abort.abort();
    };
  }, [client, answers, site]);
  return live;
}
