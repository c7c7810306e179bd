import type { Site } from '../../../shared/site.ts';
import { NameField } from '../../parts/name-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../words/say.ts';
import { SiteForm } from './site-form.tsx';

/** As it is typed. */
interface Fields {
  name: string;
  minimumN: string;
}

const read = ({ name, minimumN }: Site): Fields => ({ name, minimumN: String(minimumN) });
const write = ({ name, minimumN }: Fields) => ({ name: name.trim(), minimumN: Number(minimumN) });
const words = ({ name, minimumN }: Fields) =>
  say('“{name}”, rows from {minimumN} answers on', { name, minimumN });

function check({ name, minimumN }: Fields): Record<string, string> {
  const count = Number(minimumN);
  return {
    ...(name.trim() ? {} : { name: say('Give it a name, like “Shop”.') }),
    ...(/^\d+$/.test(minimumN) && count >= 1 && count <= 1000
      ? {}
      : { minimumN: say('Write a whole number from 1 to 1,000.') }),
  };
}

/** The name of a site, and from how many answers on it shows a row. */
export function NameForm({ site }: { site: Site }) {
  const paths = { name: 'name', minimumN: 'minimumN' };
  return (
    <SiteForm name="name" {...{ site, read, write, words, check, paths }}>
      {(value, change, refused) => (
        <>
          <NameField value={value.name} onInput={(name) => change({ name })} refused={refused.name} />
          <TextField
            label={say('Fewest answers of a row')}
            value={value.minimumN}
            onInput={(minimumN) => change({ minimumN: minimumN.trim() })}
            help={say(
              'A breakdown says “too few” of rows from fewer answers than this, so that nobody takes chance for a finding, or finds a person behind a number.',
            )}
            refused={refused.minimumN}
            most={4}
          />
        </>
      )}
    </SiteForm>
  );
}
