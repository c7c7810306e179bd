import { useRef } from 'preact/hooks';
import type { Site } from '../../../shared/site.ts';
import { amendSite } from '../../data/amend-site.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { keepSite } from '../../data/keep-saved.ts';
import { Section } from '../../parts/section.tsx';
import { attributeTypes } from '../../words/attribute-types.ts';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { NewAttribute } from './new-attribute.tsx';
import { Removable } from './removable.tsx';

type Attributes = Site['attributes'];

/** What pages may tell of their visitors beside the answers. */
export function AttributesTab({ site }: SitePageProps) {
  const { client, answers } = useEarshot();
  const removed = useRef<Attributes>({});
  const change = async (next: (attributes: Attributes) => Attributes) =>
    keepSite(answers, await amendSite(client, site, ({ attributes }) => ({ attributes: next(attributes) })));
  const remove = (name: string) =>
    change((attributes) => {
      const { [name]: gone, ...rest } = attributes;
      if (gone) removed.current = { [name]: gone };
      return rest;
    });
  return (
    <Section title={say('Attributes')}>
      <p class="said">
        {say(
          'What your pages may tell of a visitor beside the answers, such as a plan. Each can be filtered and broken down by, like a page. What is not on this list is dropped, so that nothing is kept by mistake.',
        )}
      </p>
      <Removable
        label={say('Attributes')}
        items={Object.entries(site.attributes).map(([name, { type }]) => ({
          name,
          show: (
            <>
              <code>{name}</code> <small>{attributeTypes[type]}</small>
            </>
          ),
        }))}
        remove={remove}
        restore={() => change((attributes) => ({ ...attributes, ...removed.current }))}
      />
      <NewAttribute
        site={site}
        add={(name, type) => change((attributes) => ({ ...attributes, [name]: { type } }))}
      />
    </Section>
  );
}
