import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRenewal } from '../../data/use-renewal.ts';
import { useSites } from '../../data/use-sites.ts';
import { Await } from '../../parts/await.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Endless } from '../../parts/endless.tsx';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { AuditRow } from './audit-row.tsx';

const about: About = { what: ['site', 'survey', 'responses'] };
/** Milliseconds: of keys and sessions the stream of changes tells nothing. */
const every = 10_000;

/** Who changed what, and when. */
export function AuditTab({ site, view }: SitePageProps) {
  const { client, go } = useEarshot();
  const sites = useSites().data ?? [site];
  const of = new URLSearchParams(view.own).get('of') ?? undefined;
  const query = { limit: 50, ...(of ? { site: of } : {}) };
  const first = useAnswer(`audit ${of ?? ''}`, () => client.audit(query), about);
  useRenewal(about, every);
  const show = (id: string | undefined) =>
    go({ ...view, own: id ? `tab=audit&of=${encodeURIComponent(id)}` : 'tab=audit' });
  return (
    <Section title={say('Audit')}>
      <p class="said">
        {say(
          'Every change, the newest first, stored together with it. Secrets and what visitors wrote are never in it.',
        )}
      </p>
      <div class="controls">
        <Choice
          label={say('Changes of')}
          chosen={of}
          none={say('Everything')}
          options={sites.map(({ id, name }) => [id, name])}
          choose={show}
        />
      </div>
      <Await answer={first} height={480}>
        {(page) =>
          page.items.length === 0 ? (
            <p class="said">{say('Nothing was changed yet.')}</p>
          ) : (
            <Endless key={of} first={page} more={(cursor) => client.audit({ ...query, cursor })}>
              {(items) => (
                <ol class="rows audit" aria-label={say('Changes')}>
                  {items.map((entry) => (
                    <AuditRow key={entry.id} {...{ entry, sites }} zone={site.timezone} />
                  ))}
                </ol>
              )}
            </Endless>
          )
        }
      </Await>
    </Section>
  );
}
