import type { Display } from '../../../shared/survey.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { refusedAt } from '../../data/build/refused-at.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { say } from '../../words/say.ts';
import { ConditionFields } from './condition-fields.tsx';
import { PlainField } from './fields/plain-field.tsx';
import { WordsField } from './fields/words-field.tsx';

type Ending = NonNullable<Display['endings']>[number];

/** What is said at the end to some answers, or to all: the first that fits. */
export function Endings({ endings }: { endings: readonly Ending[] }) {
  const { put } = useEditor();
  const set = (next: readonly Ending[]) => put('display.endings', next.length > 0 ? next : undefined);
  return (
    <>
      {endings.map((ending, n) => (
        <EndingFields
          key={`ending ${String(n)}`}
          ending={ending}
          n={n}
          remove={() => set(endings.filter((_, i) => i !== n))}
        />
      ))}
      <button type="button" class="button" onClick={() => set([...endings, { text: say('Thank you!') }])}>
        {say('Add an ending for some answers')}
      </button>
    </>
  );
}

function EndingFields({ ending, n, remove }: { ending: Ending; n: number; remove(): void }) {
  const { edited, put, refused } = useEditor();
  const path = `display.endings.${n}`;
  return (
    <fieldset class="form-field ending">
      <legend>{say('Ending {n}', { n: n + 1 })}</legend>
      <ConditionFields
        label={say('After some answers to')}
        none={say('Whatever was answered')}
        condition={ending.if}
        path={`${path}.if`}
        asked={edited.questions}
      />
      <WordsField
        label={say('Text')}
        path={`${path}.text`}
        text={ending.text}
        most={300}
        lines={2}
        otherwise={say('none')}
      />
      <PlainField label={say('A code to take along')} path={`${path}.code`} value={ending.code} most={100} />
      <CheckField
        label={say('A link to go on with')}
        checked={ending.link !== undefined}
        onChange={(on) => put(`${path}.link`, on ? { text: '', url: 'https://' } : undefined)}
      />
      {ending.link ? (
        <div class="within">
          <WordsField
            label={say('Text of the link')}
            path={`${path}.link.text`}
            text={ending.link.text}
            most={80}
          />
          <PlainField
            label={say('Its address')}
            path={`${path}.link.url`}
            value={ending.link.url}
            most={2000}
            needed
          />
        </div>
      ) : null}
      <p class="refused" role="alert">
        {refusedAt(refused, path)}
      </p>
      <button type="button" class="button" onClick={remove}>
        {say('Remove this ending')}
      </button>
    </fieldset>
  );
}
