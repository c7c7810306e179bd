import type { KeyInput, KeyScope } from '../../../shared/key.ts';
import type { Site } from '../../../shared/site.ts';
import { emptyKey, type KeyDraft, keyInput } from '../../data/key-input.ts';
import { useDraft } from '../../data/use-draft.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { CheckList } from '../../parts/check-list.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { scopeWords } from '../../words/key-words.ts';
import { say } from '../../words/say.ts';

interface NewKeyProps {
  site: Site;
  sites: readonly Site[];
  create(input: KeyInput): Promise<void>;
}

const lives: readonly [string, string][] = [
  ['30', say('In 30 days')],
  ['90', say('In 90 days')],
  ['365', say('In a year')],
];
const paths = { name: 'name', sites: 'sites' };

/** Makes a secret key, with no more reach than it needs. */
export function NewKey({ site, sites, create }: NewKeyProps) {
  const { value, change, clear } = useDraft<KeyDraft>('key', { ...emptyKey, sites: [site.id] });
  const check = (): Record<string, string> => ({
    ...(value.name.trim() ? {} : { name: say('Say what it is for, like “Weekly report”.') }),
    ...(value.all || value.sites.length > 0 ? {} : { sites: say('Choose at least one site, or all.') }),
  });
  const save = async () => {
    await create(keyInput(value, new Date()));
    change({ ...emptyKey, sites: [site.id] });
    clear();
  };
  return (
    <Form action={say('Make the key')} doing={say('Making it…')} check={check} save={save} paths={paths}>
      {(refused) => (
        <>
          <TextField
            label={say('What it is for')}
            value={value.name}
            onInput={(name) => change({ name })}
            refused={refused.name}
            placeholder={say('Weekly report')}
            most={120}
          />
          <div class="form-field">
            <Choice
              label={say('What it may do')}
              chosen={value.scope}
              options={Object.entries(scopeWords)}
              choose={(scope) => change({ scope: scope as KeyScope })}
            />
          </div>
          <CheckField
            label={say('It reaches all sites, later ones too')}
            checked={value.all}
            onChange={(all) => change({ all })}
          />
          {value.all ? null : (
            <CheckList
              label={say('Sites that it reaches')}
              options={sites.map(({ id, name }) => [id, name])}
              chosen={value.sites}
              choose={(chosen) => change({ sites: chosen })}
              refused={refused.sites}
            />
          )}
          <div class="form-field">
            <Choice
              label={say('It ends')}
              chosen={value.days || undefined}
              none={say('Never')}
              options={lives}
              choose={(days) => change({ days: days ?? '' })}
            />
          </div>
        </>
      )}
    </Form>
  );
}
