import type { RenderableProps } from 'preact';

export interface RadioProps {
  name: string;
  value: string;
  /** The value that is chosen among those of the name. */
  chosen: string | undefined;
  required: boolean;
  describedBy: string | undefined;
}

/** One of several values of a field, with its label. */
export function Radio({ name, value, chosen, required, describedBy, children }: RenderableProps<RadioProps>) {
  return (
    <label>
      <input
        type="radio"
        name={name}
        value={value}
        checked={value === chosen}
        required={required}
        aria-describedby={describedBy}
      />
      {children}
    </label>
  );
}
