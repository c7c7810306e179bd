import type { Show } from '../../../shared/show.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { refusedAt } from '../../data/build/refused-at.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import { showLines } from '../../words/show-lines.ts';
import { ChecksField } from './fields/checks-field.tsx';
import { LinesField } from './fields/lines-field.tsx';
import { NumberField } from './fields/number-field.tsx';
import { PropertiesField } from './fields/properties-field.tsx';
import { Manners } from './manners.tsx';
import { TimeFields } from './time-fields.tsx';
import { Triggers } from './triggers.tsx';

const devices = [
  ['desktop', say('Computers')],
  ['tablet', say('Tablets')],
  ['mobile', say('Telephones')],
] as const;

/** When the survey shows itself, to whom, and when it leaves people alone: every rule, and first all of them in words. */
export function ShowPart() {
  const { edited, put } = useEditor();
  const { show, display } = edited;
  return (
    <>
      <Section title={say('In words')}>
        <ul class="rules">
          {showLines({ show, display }).map(({ rule, says }) => (
            <li key={rule}>{says}</li>
          ))}
        </ul>
      </Section>
      <Section title={say('When')}>
        <Triggers />
      </Section>
      <Section title={say('Where')}>
        <LinesField
          label={say('Pages')}
          path="show.pages"
          values={show.pages}
          help={say('Paths of your site, one a line; * stands for anything. Empty: all pages.')}
          placeholder="/checkout/*"
        />
        <ChecksField
          legend={say('Devices')}
          values={show.devices ?? []}
          options={devices}
          set={(values) => put('show.devices', values.length > 0 ? values : undefined)}
          help={say('None chosen: all.')}
        />
        <LinesField
          label={say('Languages')}
          path="show.languages"
          values={show.languages}
          help={say('Tags, one a line: de is for de-AT, too. Empty: all languages.')}
          placeholder="de"
        />
        <LinesField
          label={say('Where they come from')}
          path="show.referrers"
          values={show.referrers}
          help={say('The address that led to the page, one a line: *.example.com/blog/*. Empty: anywhere.')}
          placeholder="*.example.com"
        />
      </Section>
      <Section title={say('To whom')}>
        <Whom show={show} />
      </Section>
      <Section title={say('At what time')}>
        <TimeFields />
      </Section>
      <Section title={say('Manners')}>
        <Manners />
      </Section>
    </>
  );
}

function Whom({ show }: { show: Show }) {
  const { put, refused } = useEditor();
  return (
    <>
      <PropertiesField
        legend={say('What your page knows of them')}
        path="show.attributes"
        properties={show.attributes}
        help={say("Told by earshot('attributes', …). All of it must hold. None: everybody.")}
      />
      <NumberField
        label={say('From their n-th visit on')}
        path="show.visits"
        value={show.visits}
        placeholder={say('the first')}
        help={say('2 or more. Visits are counted only where the page has consent. Empty: from the first.')}
      />
      <CheckField
        label={say('Only with consent')}
        checked={show.consent === true}
        onChange={(on) => put('show.consent', on || undefined)}
        help={say("The page must have said earshot('consent', true). Off by default.")}
      />
      <p class="refused">{refusedAt(refused, 'show.devices', true)}</p>
    </>
  );
}
