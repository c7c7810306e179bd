import { useState } from 'preact/hooks';
import type { RefusedOrigin, Site } from '../../../shared/site.ts';
import { isAllowed } from '../../data/is-allowed.ts';
import { useRefusedOrigins } from '../../data/use-refused-origins.ts';
import { listed } from '../../words/list.ts';
import { say } from '../../words/say.ts';
import { AllowOrigins } from './allow-origins.tsx';
import { RefusedPage } from './refused-page.tsx';
import { Step } from './step.tsx';

/** Refused origins that are offered at most: whoever has many is not at home in most of them. */
const most = 3;

/** Which pages may send answers, and which were refused: each can be allowed by one click. */
export function OriginStep({ site }: { site: Site }) {
  const refused = useRefusedOrigins(site.id);
  const [allowed, setAllowed] = useState<readonly string[]>([]);
  const pending = (refused.data ?? []).filter(({ origin }) => !isAllowed(origin, site.origins));
  const shown = (refused.data ?? []).filter((one) => pending.includes(one) || allowed.includes(one.origin));
  return (
    <Step
      state={pending.length > 0 || site.origins.length === 0 ? 'todo' : 'done'}
      title={titleOf(site, pending)}
    >
      {site.origins.length > 0 ? <p class="said">{listed(site.origins)}</p> : null}
      {shown.slice(0, most).map((one) => (
        <RefusedPage
          key={one.origin}
          refused={one}
          site={site}
          onAllow={() => setAllowed([...allowed, one.origin])}
        />
      ))}
      <AllowOrigins site={site} />
    </Step>
  );
}

function titleOf({ origins }: Site, pending: readonly RefusedOrigin[]): string {
  if (pending.length > 0) return say('A page was refused');
  return origins.length === 0 ? say('No page may send answers yet') : say('Your pages may send answers');
}
