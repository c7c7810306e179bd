import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { Field } from './field.tsx';

interface TextFieldProps {
  label: string;
  value: string;
  onInput(value: string): void;
  help?: ComponentChildren;
  /** Why what stands in it was not taken. */
  refused?: string | undefined;
  /** Characters at most. */
  most?: number;
  placeholder?: string;
  /** How many lines; none: one. */
  lines?: number;
}

/** A field with its label above; what it is for and what is wrong with it stand below. */
export function TextField({
  label,
  value,
  onInput,
  help,
  refused,
  most,
  placeholder,
  lines,
}: TextFieldProps) {
  const field = {
    value,
    placeholder,
    maxLength: most,
    autocomplete: 'off' as const,
    spellcheck: false,
    onInput: (event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onInput(event.currentTarget.value),
  };
  return (
    <Field label={label} help={help} refused={refused}>
      {(ties) =>
        lines ? <textarea {...ties} {...field} rows={lines} /> : <input {...ties} {...field} type="text" />
      }
    </Field>
  );
}
