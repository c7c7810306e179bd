import { useState } from 'preact/hooks';
import type { Site } from '../../../shared/site.ts';
import { isAllowed } from '../../data/is-allowed.ts';
import { useRefusedOrigins } from '../../data/use-refused-origins.ts';
import { Await } from '../../parts/await.tsx';
import { say } from '../../words/say.ts';
import { RefusedPage } from '../setup/refused-page.tsx';

/** Each origin that was refused and is not allowed yet, with the button that allows it. */
export function RefusedOrigins({ site }: { site: Site }) {
  const refused = useRefusedOrigins(site.id);
  const [allowed, setAllowed] = useState<readonly string[]>([]);
  return (
    <Await answer={refused} height={80}>
      {(origins) => {
        const shown = origins.filter(
          ({ origin }) => allowed.includes(origin) || !isAllowed(origin, site.origins),
        );
        if (shown.length === 0)
          return <p class="said">{say('None. A page that calls and is not on the list appears here.')}</p>;
        return (
          <ul class="rows refusals">
            {shown.map((one) => (
              <li key={one.origin}>
                <div>
                  <RefusedPage
                    refused={one}
                    site={site}
                    onAllow={() => setAllowed([...allowed, one.origin])}
                  />
                </div>
              </li>
            ))}
          </ul>
        );
      }}
    </Await>
  );
}
