import { useEarshot } from '../../data/earshot-context.ts';
import { keepSite } from '../../data/keep-saved.ts';
import { readOrigins } from '../../data/read-origins.ts';
import { browserZone } from '../../data/time-zones.ts';
import { useDraft } from '../../data/use-draft.ts';
import { usePageStart } from '../../data/use-page-start.ts';
import type { View } from '../../data/view.ts';
import { Form } from '../../parts/form.tsx';
import { NameField } from '../../parts/name-field.tsx';
import { OriginsField } from '../../parts/origins-field.tsx';
import { ZoneField } from '../../parts/zone-field.tsx';
import { originFault } from '../../words/origin-fault.ts';
import { say } from '../../words/say.ts';

const paths = { name: 'name', origins: 'origins', zone: 'timezone' };

/** Makes a site: whose answers are counted together, by which clock, and from which pages they may come. */
export function NewSite({ view }: { view: View }) {
  const { client, answers, go } = useEarshot();
  const start = usePageStart<HTMLHeadingElement>(say('New site'));
  const { value, change, clear } = useDraft('site', { name: '', origins: '', zone: browserZone() });
  const check = (): Record<string, string> => {
    const [fault] = readOrigins(value.origins).faults;
    return {
      ...(value.name.trim() ? {} : { name: say('Give it a name, like “Shop”.') }),
      ...(fault === undefined ? {} : { origins: originFault(fault) }),
    };
  };
  const save = async () => {
    const { origins } = readOrigins(value.origins);
    const site = await client.sites.create({ name: value.name.trim(), timezone: value.zone, origins });
    clear();
    keepSite(answers, site);
    go({ site: site.id, span: view.span, page: 'new' });
  };
  return (
    <div class="setup">
      <h1 ref={start} tabIndex={-1}>
        {say('New site')}
      </h1>
      <p class="said">
        {say(
          'A site is one website or app: its surveys, its answers and its numbers. It gets a key of its own, and one line that you paste into its pages.',
        )}
      </p>
      <Form
        action={say('Create site')}
        doing={say('Creating the site…')}
        check={check}
        save={save}
        paths={paths}
      >
        {(refused) => (
          <>
            <NameField
              value={value.name}
              onInput={(name) => change({ name })}
              refused={refused.name}
              placeholder={say('Shop')}
            />
            <OriginsField
              label={say('Pages that may send answers')}
              value={value.origins}
              onInput={(origins) => change({ origins })}
              refused={refused.origins}
              more={say(
                'Answers from elsewhere are refused and listed: you can also leave it empty, and allow your pages when they call.',
              )}
            />
            <ZoneField zone={value.zone} choose={(zone) => change({ zone })} />
          </>
        )}
      </Form>
    </div>
  );
}
