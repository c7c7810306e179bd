import type { TargetedSubmitEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { FilterOperator } from '../../shared/filter.ts';
import type { Site } from '../../shared/site.ts';
import { type Condition, operators } from '../data/conditions.ts';
import { dimensionsOf } from '../data/dimensions.ts';
import { conditionWords, operatorWords } from '../words/filter-words.ts';
import { say } from '../words/say.ts';

interface ConditionsProps {
  site: Site;
  conditions: readonly Condition[];
  show(conditions: readonly Condition[]): void;
}

/** The conditions on the answers that are meant: each can be taken away, and one more added. */
export function Conditions({ site, conditions, show }: ConditionsProps) {
  const add = useRef<HTMLSelectElement>(null);
  const remove = (gone: Condition) => {
    show(conditions.filter((one) => one !== gone));
    // The button that had the focus is gone.
    add.current?.focus();
  };
  const same = ({ dimension, operator }: Condition) => `${dimension} ${operator}`;
  const put = (added: Condition) => show([...conditions.filter((one) => same(one) !== same(added)), added]);
  return (
    <div class="conditions">
      {conditions.length > 0 ? (
        <ul aria-label={say('Only answers where')}>
          {conditions.map((one) => (
            <li key={conditionWords(one)}>
              <span>{conditionWords(one)}</span>
              <button
                type="button"
                class="quiet"
                aria-label={say('Without: {condition}', { condition: conditionWords(one) })}
                onClick={() => remove(one)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <AddCondition site={site} first={add} put={put} />
    </div>
  );
}

interface AddConditionProps {
  site: Site;
  first: { current: HTMLSelectElement | null };
  put(condition: Condition): void;
}

function AddCondition({ site, first, put }: AddConditionProps) {
  const value = useRef<HTMLInputElement>(null);
  const problem = useId();
  const [refused, setRefused] = useState(false);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const values = String(said.get('values'))
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    setRefused(values.length === 0);
    if (values.length === 0) return value.current?.focus();
    put({
      dimension: String(said.get('dimension')),
      operator: said.get('operator') as FilterOperator,
      values,
    });
    value.current!.value = '';
  };
  return (
    <form onSubmit={submit} noValidate>
      <span>{say('Only where')}</span>
      <select name="dimension" aria-label={say('What is compared')} ref={first}>
        {dimensionsOf(site).map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <select name="operator" aria-label={say('How it is compared')}>
        {operators.map((operator) => (
          <option key={operator} value={operator}>
            {operatorWords[operator]}
          </option>
        ))}
      </select>
      <input
        ref={value}
        name="values"
        maxLength={300}
        autoComplete="off"
        aria-label={say('With what: one value, or several with commas between')}
        placeholder={say('one value, or a, b')}
        aria-invalid={refused}
        aria-describedby={refused ? problem : undefined}
      />
      <button type="submit" class="button">
        {say('Add')}
      </button>
      {refused ? (
        <p class="refused" id={problem} role="alert">
          {say('Say with what it is compared: a value such as mobile.')}
        </p>
      ) : null}
    </form>
  );
}
