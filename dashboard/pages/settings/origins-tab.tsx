import { amendSite } from '../../data/amend-site.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { keepSite } from '../../data/keep-saved.ts';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import { AllowOrigins } from '../setup/allow-origins.tsx';
import type { SitePageProps } from '../site-page-props.ts';
import { RefusedOrigins } from './refused-origins.tsx';
import { Removable } from './removable.tsx';

/** Which pages may send answers, and which were refused. */
export function OriginsTab({ site }: SitePageProps) {
  const { client, answers } = useEarshot();
  const change = async (next: (origins: readonly string[]) => string[]) =>
    keepSite(answers, await amendSite(client, site, ({ origins }) => ({ origins: next(origins) })));
  return (
    <>
      <Section title={say('Pages that may send answers')}>
        {site.origins.length === 0 ? (
          <p class="said">{say('None yet: every page is refused, and listed below when it calls.')}</p>
        ) : null}
        <Removable
          label={say('Pages that may send answers')}
          items={site.origins.map((origin) => ({ name: origin, show: origin }))}
          remove={(gone) => change((origins) => origins.filter((origin) => origin !== gone))}
          restore={(back) => change((origins) => [...new Set([...origins, back])])}
        />
        <AllowOrigins site={site} />
      </Section>
      <Section title={say('Pages that were refused')}>
        <RefusedOrigins site={site} />
      </Section>
    </>
  );
}
