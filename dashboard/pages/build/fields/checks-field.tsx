interface ChecksFieldProps {
  legend: string;
  values: readonly string[];
  options: readonly (readonly [value: string, text: string])[];
  set(values: string[]): void;
  help?: string;
}

/** Any of several. */
export function ChecksField({ legend, values, options, set, help }: ChecksFieldProps) {
  const toggle = (value: string, on: boolean) =>
    set(options.map(([one]) => one).filter((one) => (one === value ? on : values.includes(one))));
  return (
    <fieldset class="form-field checks">
      <legend>{legend}</legend>
      {options.map(([value, text]) => (
        <label key={value} class="check">
          <input
            type="checkbox"
            checked={values.includes(value)}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          {text}
        </label>
      ))}
      {help ? <p class="help">{help}</p> : null}
    </fieldset>
  );
}
