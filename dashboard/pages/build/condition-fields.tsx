import type { Condition } from '../../../shared/condition.ts';
import {
  type Comparison,
  choicesOf,
  comparisonOf,
  comparisonsOf,
  itemsOf,
  newCondition,
  rangeOf,
} from '../../data/build/condition-form.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { refusedAt } from '../../data/build/refused-at.ts';
import type { Question } from '../../data/lint/finding.ts';
import { comparisonWords } from '../../words/comparison-words.ts';
import { localisedText } from '../../words/localised-text.ts';
import { say } from '../../words/say.ts';
import { ChecksField } from './fields/checks-field.tsx';
import { SelectField } from './fields/select-field.tsx';

interface ConditionFieldsProps {
  label: string;
  /** What is said where there is none. */
  none: string;
  condition: Condition | undefined;
  path: string;
  /** The questions whose answers it may hang on. */
  asked: readonly Question[];
}

/** What must have been answered: the question, how its answer is compared, and with what. */
export function ConditionFields({ label, none, condition, path, asked }: ConditionFieldsProps) {
  const { put, refused } = useEditor();
  const question = asked.find(({ id }) => id === condition?.question);
  const choose = (id: string) => {
    const chosen = asked.find((one) => one.id === id);
    put(path, chosen && newCondition(chosen));
  };
  return (
    <div class="condition">
      <SelectField
        label={label}
        value={condition?.question ?? ''}
        options={[['', none], ...asked.map((one) => [one.id, localisedText(one.text)] as const)]}
        choose={choose}
        refused={refusedAt(refused, path, true)}
      />
      {condition && question ? <Compared condition={condition} question={question} path={path} /> : null}
    </div>
  );
}

interface ComparedProps {
  condition: Condition;
  question: Question;
  path: string;
}

function Compared({ condition, question, path }: ComparedProps) {
  const { put } = useEditor();
  const comparison = comparisonOf(condition);
  const items = itemsOf(question);
  return (
    <>
      {items.length > 0 && !/answered/.test(comparison) ? (
        <SelectField
          label={say('Its line')}
          value={condition.item ?? ''}
          options={items.map(({ id, text }) => [id, text ? localisedText(text) : id])}
          choose={(item) => put(`${path}.item`, item)}
        />
      ) : null}
      <SelectField
        label={say('Its answer')}
        value={comparison}
        options={comparisonsOf(question).map((one) => [one, comparisonWords[one]])}
        choose={(one) => put(path, { ...newCondition(question, one as Comparison) })}
      />
      <Wanted {...{ condition, question, path }} />
    </>
  );
}

function Wanted({ condition, question, path }: ComparedProps) {
  const { put } = useEditor();
  const { min, max } = rangeOf(question);
  const steps = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  const spelled = (n: number) => (question.type !== 'thumbs' ? String(n) : n === 1 ? say('Up') : say('Down'));
  const bounds = (['gte', 'lte', 'eq'] as const).filter((name) => condition[name] !== undefined);
  const name = condition.is !== undefined ? 'is' : 'not';
  const chosen = condition.is ?? condition.not;
  const values = choicesOf(question);
  const text = (value: string | boolean) => {
    if (typeof value === 'boolean') return value ? say('Yes') : say('No');
    const own = values.find((one) => one.value === value)?.text;
    return own === undefined ? say('Own words') : localisedText(own);
  };
  if (chosen !== undefined) {
    return (
      <ChecksField
        legend={say('Options')}
        values={[chosen].flat().map(String)}
        options={values.map(({ value }) => [String(value), text(value)])}
        set={(next) =>
          put(
            `${path}.${name}`,
            values.map(({ value }) => value).filter((one) => next.includes(String(one))),
          )
        }
      />
    );
  }
  return (
    <>
      {bounds.map((bound) => (
        <SelectField
          key={bound}
          label={bounds.length === 1 ? say('Step') : bound === 'gte' ? say('From') : say('To')}
          value={String(condition[bound])}
          options={steps.map((n) => [String(n), spelled(n)])}
          choose={(n) => put(`${path}.${bound}`, Number(n))}
        />
      ))}
    </>
  );
}
