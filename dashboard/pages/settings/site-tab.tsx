import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { AskingForm } from './asking-form.tsx';
import { NameForm } from './name-form.tsx';
import { ZoneForm } from './zone-form.tsx';

/** What a site is called, whose days it counts, and how it asks its visitors. */
export function SiteTab({ site, view }: SitePageProps) {
  return (
    <>
      <Section title={say('Name and numbers')}>
        <NameForm site={site} />
      </Section>
      <Section title={say('Whose days are counted')}>
        <ZoneForm site={site} view={view} />
      </Section>
      <Section title={say('How visitors are asked')}>
        <AskingForm site={site} />
      </Section>
    </>
  );
}
