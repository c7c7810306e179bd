import type { ComponentChildren } from 'preact';

export interface StepsProps {
  name: string;
  /** `name` is said beside what is shown. */
  steps: readonly { value: string; shown: ComponentChildren; name?: string | undefined }[];
  chosen: string | undefined;
  required: boolean;
  describedBy: string | undefined;
  low: string | undefined;
  high: string | undefined;
}

/** A row of buttons of which one can be chosen: radio buttons, so that keys and screen readers know them. */
export function Steps({ name, steps, chosen, required, describedBy, low, high }: StepsProps) {
  return (
    <div class="steps">
      <div class="row" data-count={steps.length}>
        {steps.map(({ value, shown, name: said }) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              required={required}
              aria-describedby={describedBy}
            />
            <span>{shown}</span>
            {said !== undefined && <span class="said">{said}</span>}
          </label>
        ))}
      </div>
      {low !== undefined && high !== undefined && (
        <p class="ends">
          <span>{low}</span>
          <span>{high}</span>
        </p>
      )}
    </div>
  );
}
