import { Field } from './field.tsx';

interface DateFieldProps {
  label: string;
  /** As `2026-11-23`; empty: none. */
  value: string;
  onInput(value: string): void;
  /** Why what stands in it was not taken. */
  refused: string | undefined;
}

/** A calendar date with its label above. */
export function DateField({ label, value, onInput, refused }: DateFieldProps) {
  return (
    <Field label={label} refused={refused}>
      {(ties) => (
        <input {...ties} type="date" value={value} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
    </Field>
  );
}
