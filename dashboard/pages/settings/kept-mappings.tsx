import { useState } from 'preact/hooks';
import type { ImportMapping, SavedMapping } from '../../../shared/import.ts';
import type { Site } from '../../../shared/site.ts';
import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Choice } from '../../parts/choice.tsx';
import { DoButton } from '../../parts/do-button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../words/say.ts';

interface KeptMappingsProps {
  site: Site;
  /** As it is set now. */
  mapping(): ImportMapping;
  use(mapping: ImportMapping): void;
}

const about: About = { what: [] };

/** What columns are for, kept for the next file of its kind. */
export function KeptMappings({ site, mapping, use }: KeptMappingsProps) {
  const { client, answers } = useEarshot();
  const listKey = `import mappings ${site.id}`;
  const kept = useAnswer(listKey, () => client.imports.mappings(site.id), about);
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState('');
  const amend = (change: (list: SavedMapping[]) => SavedMapping[]) =>
    answers.amend<SavedMapping[]>(listKey, change);
  const save = async () => {
    const known = kept.data?.find((one) => one.name === name);
    const saved = known
      ? await client.imports.changeMapping(site.id, known.id, { mapping: mapping() })
      : await client.imports.keepMapping(site.id, name, mapping());
    amend((list) => [...list.filter(({ id }) => id !== saved.id), saved]);
  };
  return (
    <details class="kept-mappings">
      <summary>{say('Columns as in an earlier file')}</summary>
      {kept.data && kept.data.length > 0 ? (
        <div class="form-field">
          <Choice
            label={say('Take them from')}
            chosen={chosen}
            none={say('What was guessed')}
            options={kept.data.map((one) => [one.id, one.name])}
            choose={(id) => {
              setChosen(id);
              const found = kept.data!.find((one) => one.id === id);
              if (found) use(found.mapping);
            }}
          />
        </div>
      ) : (
        <p class="said">{say('None is kept yet. Keep this one by a name, for the next file of its kind.')}</p>
      )}
      <TextField label={say('Name to keep it by')} value={name} onInput={setName} most={120} />
      <DoButton
        key={name}
        label={name.trim() === '' ? undefined : say('Keep it for later files')}
        act={save}
        done={say('It is kept.')}
      />
    </details>
  );
}
