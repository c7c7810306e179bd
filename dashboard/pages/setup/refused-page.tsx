import type { RefusedOrigin, Site } from '../../../shared/site.ts';
import { amendSite } from '../../data/amend-site.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { isAllowed } from '../../data/is-allowed.ts';
import { keepSite } from '../../data/keep-saved.ts';
import { useNow } from '../../data/use-now.ts';
import { DoButton } from '../../parts/do-button.tsx';
import { say } from '../../words/say.ts';
import { since } from '../../words/since.ts';

interface RefusedPageProps {
  refused: RefusedOrigin;
  site: Site;
  onAllow(): void;
}

/** An origin that was refused, and the button that allows it. */
export function RefusedPage({ refused: { origin, count, lastAt }, site, onAllow }: RefusedPageProps) {
  const { client, answers } = useEarshot();
  const now = useNow(1_000);
  const allow = async () => {
    const changed = await amendSite(client, site, ({ origins }) => ({
      origins: [...new Set([...origins, origin])],
    }));
    onAllow();
    keepSite(answers, changed);
  };
  const isAsked = !isAllowed(origin, site.origins);
  const times = say('{count, number}×, last {when}', { count, when: since(new Date(lastAt), now) });
  if (!/^https?:\/\//.test(origin)) {
    return (
      <p class="said">
        {say(
          'It has no address of its own, like a file opened from the disk or a frame in a sandbox: open it by a web server.',
        )}{' '}
        <small>{times}</small>
      </p>
    );
  }
  return (
    <>
      {isAsked ? (
        <p class="said">
          {say('{origin} is not on the list. If it is yours, allow it.', { origin })} <small>{times}</small>
        </p>
      ) : null}
      <DoButton
        label={isAsked ? say('Allow {origin}', { origin }) : undefined}
        act={allow}
        done={say(
          'Pages of {origin} may send answers now. A browser that was refused may remember it for five minutes: reload in a private window.',
          { origin },
        )}
      />
    </>
  );
}
