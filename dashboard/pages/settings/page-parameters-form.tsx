import type { Site } from '../../../shared/site.ts';
import { readNames } from '../../data/read-names.ts';
import { TextField } from '../../parts/text-field.tsx';
import { listed } from '../../words/list.ts';
import { say } from '../../words/say.ts';
import { SiteForm } from './site-form.tsx';

/** As they are typed. */
interface Fields {
  names: string;
}

const read = ({ pageParameters }: Site): Fields => ({ names: pageParameters.join('\n') });
const write = ({ names }: Fields) => ({ pageParameters: readNames(names) });
const words = ({ names }: Fields) => listed(readNames(names)) || say('no parameters');

function check({ names }: Fields): Record<string, string> {
  const read = readNames(names);
  if (read.length > 20) return { names: say('Name 20 at most.') };
  if (read.some((name) => name.length > 64)) return { names: say('A name has 64 characters at most.') };
  return {};
}

/** Which parameters of a page's address are kept. */
export function PageParametersForm({ site }: { site: Site }) {
  return (
    <SiteForm
      name="page parameters"
      {...{ site, read, write, words, check }}
      paths={{ names: 'pageParameters' }}
    >
      {(value, change, refused) => (
        <TextField
          label={say('Parameters that are kept')}
          value={value.names}
          onInput={(names) => change({ names })}
          help={say(
            'One a line, like product. All other parameters of a page’s address are dropped before anything is stored, and so is what follows a #.',
          )}
          refused={refused.names}
          lines={3}
        />
      )}
    </SiteForm>
  );
}
