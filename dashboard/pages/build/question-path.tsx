import type { Jump } from '../../../shared/condition.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { refusedAt } from '../../data/build/refused-at.ts';
import type { Question } from '../../data/lint/finding.ts';
import { localisedText } from '../../words/localised-text.ts';
import { say } from '../../words/say.ts';
import { ConditionFields } from './condition-fields.tsx';
import { SelectField } from './fields/select-field.tsx';

/** When a question is asked, and where it goes on after it. */
export function QuestionPath({ question, at }: { question: Question; at: number }) {
  const { edited, put } = useEditor();
  const path = `questions.${at}`;
  const earlier = edited.questions.slice(0, at);
  const later = edited.questions.slice(at + 1);
  const jumps = question.jump ?? [];
  const set = (next: readonly Jump[]) => put(`${path}.jump`, next.length > 0 ? next : undefined);
  return (
    <>
      {at > 0 || question.if ? (
        <ConditionFields
          label={say('Asked only after some answers to')}
          none={say('Always asked')}
          condition={question.if}
          path={`${path}.if`}
          asked={earlier}
        />
      ) : null}
      {later.length > 0 || jumps.length > 0 ? (
        <details class="jumps" open={jumps.length > 0}>
          <summary>{say('Go on elsewhere after it')}</summary>
          {jumps.map((jump, n) => (
            <JumpFields
              key={n}
              jump={jump}
              path={`${path}.jump.${n}`}
              asked={[...earlier, question]}
              later={later}
              remove={() => set(jumps.filter((_, i) => i !== n))}
            />
          ))}
          <button type="button" class="button" onClick={() => set([...jumps, { to: 'end' }])}>
            {say('Add a jump')}
          </button>
        </details>
      ) : null}
    </>
  );
}

interface JumpFieldsProps {
  jump: Jump;
  path: string;
  asked: readonly Question[];
  later: readonly Question[];
  remove(): void;
}

function JumpFields({ jump, path, asked, later, remove }: JumpFieldsProps) {
  const { put, refused } = useEditor();
  return (
    <div class="jump">
      <SelectField
        label={say('Go on with')}
        value={jump.to}
        options={[
          ...later.map(({ id, text }) => [id, localisedText(text)] as const),
          ['end', say('The end')],
        ]}
        choose={(to) => put(`${path}.to`, to)}
        refused={refusedAt(refused, `${path}.to`)}
      />
      <ConditionFields
        label={say('After some answers to')}
        none={say('Whatever was answered')}
        condition={jump.if}
        path={`${path}.if`}
        asked={asked}
      />
      <button type="button" class="button" onClick={remove}>
        {say('Remove this jump')}
      </button>
    </div>
  );
}
