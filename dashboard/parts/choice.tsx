interface ChoiceProps {
  label: string;
  chosen: string | undefined;
  /** What stands for no choice; without it something is always chosen. */
  none?: string;
  options: readonly (readonly [value: string, text: string])[];
  choose(value: string | undefined): void;
}

/** A labelled list to choose one thing from. A value that is not on the list any more is shown as it is. */
export function Choice({ label, chosen, none, options, choose }: ChoiceProps) {
  const known = chosen === undefined || options.some(([value]) => value === chosen);
  return (
    <label class="choice">
      <span>{label}</span>
      <select
        value={chosen ?? ''}
        onChange={(event) => choose(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {known ? null : <option value={chosen}>{chosen}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
