import { Field } from '../../../parts/field.tsx';

interface SelectFieldProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  choose(value: string): void;
  help?: string;
  refused?: string | undefined;
}

/** One of several. A value that is not among them any more is shown as it is. */
export function SelectField({ label, value, options, choose, help, refused }: SelectFieldProps) {
  const known = options.some(([one]) => one === value);
  return (
    <Field label={label} help={help} refused={refused}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          {known ? null : <option value={value}>{value}</option>}
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
