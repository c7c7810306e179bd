import { useEditor } from '../../../data/build/editor-context.ts';
import { refusedAt } from '../../../data/build/refused-at.ts';
import { Field } from '../../../parts/field.tsx';
import { say } from '../../../words/say.ts';

interface DurationFieldProps {
  label: string;
  path: string;
  /** As the interface writes it: `90d`, `12h`, `30m`. */
  value: string | undefined;
  help: string;
  /** What holds where nothing is typed; without it something must be. */
  otherwise?: string;
}

/** A stretch of time: a number, and what of. */
export function DurationField({ label, path, value, help, otherwise }: DurationFieldProps) {
  const { put, refused } = useEditor();
  const [, count = '', unit = 'd'] = /^(.*?)([dhm])?$/.exec(value ?? '') ?? [];
  const write = (number: string, of: string) =>
    put(path, number === '' && otherwise !== undefined ? undefined : `${number}${of}`);
  return (
    <Field label={label} help={help} refused={refusedAt(refused, path)}>
      {(ties) => (
        <div class="duration">
          <input
            {...ties}
            type="text"
            inputMode="numeric"
            value={count}
            maxLength={4}
            placeholder={otherwise}
            onInput={(event) => write(event.currentTarget.value.trim(), unit)}
          />
          <select
            value={unit}
            aria-label={say('Unit of: {label}', { label })}
            onChange={(event) => write(count, event.currentTarget.value)}
          >
            <option value="d">{say('days')}</option>
            <option value="h">{say('hours')}</option>
            <option value="m">{say('minutes')}</option>
          </select>
        </div>
      )}
    </Field>
  );
}
