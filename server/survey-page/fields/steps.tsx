import type { ComponentChildren } from 'preact';
import { Radio, type RadioProps } from './radio.tsx';

export interface StepsProps extends Omit<RadioProps, 'value'> {
  /** `name` is said beside what is shown. */
  steps: readonly { value: string; shown: ComponentChildren; name?: string | undefined }[];
  low: string | undefined;
  high: string | undefined;
}

/** A row of buttons of which one can be chosen: radio buttons, so that keys and screen readers know them. */
export function Steps({ steps, low, high, ...radio }: StepsProps) {
  return (
    <div class="steps">
      <div class="row" data-count={steps.length}>
        {steps.map(({ value, shown, name: said }) => (
          <Radio key={value} value={value} {...radio}>
            <span>{shown}</span>
            {said !== undefined && <span class="said">{said}</span>}
          </Radio>
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
