import { Radio, type RadioProps } from './radio.tsx';

export interface ChoicesProps extends Omit<RadioProps, 'value'> {
  choices: readonly { value: string; shown: string }[];
}

/** One of a few sentences, each on a line of its own. */
export function Choices({ choices, ...radio }: ChoicesProps) {
  return (
    <div class="options">
      {choices.map(({ value, shown }) => (
        <Radio key={value} value={value} {...radio}>
          <span>{shown}</span>
        </Radio>
      ))}
    </div>
  );
}
