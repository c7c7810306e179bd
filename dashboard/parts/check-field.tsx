import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface CheckFieldProps {
  label: ComponentChildren;
  checked: boolean;
  onChange(checked: boolean): void;
  help?: ComponentChildren;
}

/** Something that is so or is not, with what it means below. */
export function CheckField({ label, checked, onChange, help }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="form-field">
      <label class="check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={help ? id : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {label}
      </label>
      {help ? (
        <p id={id} class="help">
          {help}
        </p>
      ) : null}
    </div>
  );
}
