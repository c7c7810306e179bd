import { useId } from 'preact/hooks';

interface CheckListProps<T extends string> {
  label: string;
  options: readonly (readonly [value: T, text: string])[];
  chosen: readonly T[];
  /** What is chosen then, in the order of the options. */
  choose(chosen: readonly T[]): void;
  /** Why what is chosen was not taken. */
  refused: string | undefined;
}

/** A list to choose several things from. */
export function CheckList<T extends string>({ label, options, chosen, choose, refused }: CheckListProps<T>) {
  const problem = useId();
  const toggle = (toggled: T, on: boolean) =>
    choose(
      options.map(([value]) => value).filter((value) => (value === toggled ? on : chosen.includes(value))),
    );
  return (
    <fieldset class="form-field check-list" aria-describedby={problem}>
      <legend>{label}</legend>
      {options.map(([value, text], i) => (
        <label key={value} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            aria-invalid={refused !== undefined && i === 0}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          {text}
        </label>
      ))}
      <p class="refused" role="alert" id={problem}>
        {refused}
      </p>
    </fieldset>
  );
}
