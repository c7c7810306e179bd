export interface ChoicesProps {
  name: string;
  choices: readonly { value: string; shown: string }[];
  chosen: string | undefined;
  required: boolean;
  describedBy: string | undefined;
}

/** One of a few sentences, each on a line of its own. */
export function Choices({ name, choices, chosen, required, describedBy }: ChoicesProps) {
  return (
    <div class="options">
      {choices.map(({ value, shown }) => (
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
        </label>
      ))}
    </div>
  );
}
