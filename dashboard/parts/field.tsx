import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  help?: ComponentChildren;
  /** Why what stands in it was not taken. */
  refused?: string | undefined;
  /** The control, with what ties it to the texts around it. */
  children(ties: FieldTies): ComponentChildren;
}

interface FieldTies {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string;
}

/** A control with its label above; what is wrong with it and what it is for stand below. */
export function Field({ label, help, refused, children }: FieldProps) {
  const id = useId();
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-invalid': refused !== undefined,
        'aria-describedby': `${id}-refused ${id}-help`,
      })}
      <p id={`${id}-refused`} class="refused" role="alert">
        {refused}
      </p>
      <div id={`${id}-help`} class="help">
        {help}
      </div>
    </div>
  );
}
