import type { Site } from '../../../shared/site.ts';
import { useDraft } from '../../data/use-draft.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { attributeTypes } from '../../words/attribute-types.ts';
import { say } from '../../words/say.ts';

type Type = Site['attributes'][string]['type'];

interface NewAttributeProps {
  site: Site;
  add(name: string, type: Type): Promise<void>;
}

const empty = { name: '', type: 'string' as Type };

/** Declares one attribute more. */
export function NewAttribute({ site, add }: NewAttributeProps) {
  const { value, change, clear } = useDraft(`attribute ${site.id}`, empty);
  const name = value.name.trim();
  const check = (): Record<string, string> => {
    if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(name))
      return { name: say('Write a word of letters, digits or _, that begins with a letter, like “plan”.') };
    return Object.hasOwn(site.attributes, name) ? { name: say('It is on the list already.') } : {};
  };
  const save = async () => {
    await add(name, value.type);
    change(empty);
    clear();
  };
  return (
    <Form
      action={say('Add')}
      doing={say('Adding…')}
      check={check}
      save={save}
      paths={{ name: `attributes.${name}`, any: 'attributes' }}
    >
      {(refused) => (
        <>
          <TextField
            label={say('New attribute')}
            value={value.name}
            onInput={(typed) => change({ name: typed })}
            help={say('Its name, as your pages send it.')}
            refused={refused.name ?? refused.any}
            most={40}
          />
          <div class="form-field">
            <Choice
              label={say('What it is')}
              chosen={value.type}
              options={Object.entries(attributeTypes)}
              choose={(type) => change({ type: type as Type })}
            />
          </div>
        </>
      )}
    </Form>
  );
}
