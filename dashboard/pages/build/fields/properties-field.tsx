import { useState } from 'preact/hooks';
import type { Properties } from '../../../../shared/property.ts';
import { useEditor } from '../../../data/build/editor-context.ts';
import {
  type PropertyOperator,
  type PropertyRow,
  propertiesOf,
  propertyOperators,
  rowsOf,
} from '../../../data/build/property-rows.ts';
import { refusedAt } from '../../../data/build/refused-at.ts';
import { sameValue } from '../../../data/build/same-value.ts';
import { say } from '../../../words/say.ts';

interface PropertiesFieldProps {
  legend: string;
  path: string;
  properties: Properties | undefined;
  help: string;
}

const operatorNames: Readonly<Record<PropertyOperator, string>> = {
  is: say('is'),
  not: say('is there, and is not'),
  gte: say('is at least'),
  lte: say('is at most'),
};

/** Conditions on named values, all of which must hold. A line that is not filled in yet is kept, and asks for nothing. */
export function PropertiesField({ legend, path, properties, help }: PropertiesFieldProps) {
  const { put, refused } = useEditor();
  const [typed, setTyped] = useState<readonly PropertyRow[]>([]);
  const rows = sameValue(propertiesOf(typed), properties) ? typed : rowsOf(properties);
  const set = (next: readonly PropertyRow[]) => {
    setTyped(next);
    put(path, propertiesOf(next));
  };
  const change = (at: number, fields: Partial<PropertyRow>) =>
    set(rows.map((row, i) => (i === at ? { ...row, ...fields } : row)));
  return (
    <fieldset class="form-field properties">
      <legend>{legend}</legend>
      {rows.map((row, i) => (
        <div key={i} class="property">
          <input
            type="text"
            value={row.name}
            maxLength={100}
            aria-label={say('Name {n}', { n: i + 1 })}
            placeholder="plan"
            onInput={(event) => change(i, { name: event.currentTarget.value })}
          />
          <select
            value={row.operator}
            aria-label={say('Comparison {n}', { n: i + 1 })}
            onChange={(event) => change(i, { operator: event.currentTarget.value as PropertyOperator })}
          >
            {propertyOperators.map((operator) => (
              <option key={operator} value={operator}>
                {operatorNames[operator]}
              </option>
            ))}
          </select>
          <input
            type="text"
            value={row.values}
            aria-label={say('Value {n}: one, or several with commas between', { n: i + 1 })}
            placeholder="pro, team"
            onInput={(event) => change(i, { values: event.currentTarget.value })}
          />
          <button type="button" class="button" onClick={() => set(rows.filter((_, n) => n !== i))}>
            {say('Remove')}
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button"
        onClick={() => set([...rows, { name: '', operator: 'is', values: '' }])}
      >
        {say('Add a condition')}
      </button>
      <p class="refused" role="alert">
        {refusedAt(refused, path, true)}
      </p>
      <p class="help">{help}</p>
    </fieldset>
  );
}
