import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { FindVisitor } from './find-visitor.tsx';
import { MaskingForm } from './masking-form.tsx';
import { PageParametersForm } from './page-parameters-form.tsx';
import { RetentionForm } from './retention-form.tsx';

/** What a site keeps of its visitors, how long, and how one of them is told of it or forgotten. */
export function PrivacyTab({ site }: SitePageProps) {
  return (
    <>
      <Section title={say('What visitors write')}>
        <MaskingForm site={site} />
      </Section>
      <Section title={say('Addresses of pages')}>
        <PageParametersForm site={site} />
      </Section>
      <Section title={say('How long it is kept')}>
        <RetentionForm site={site} />
      </Section>
      <Section title={say('Somebody asks')}>
        <FindVisitor site={site} />
      </Section>
    </>
  );
}
