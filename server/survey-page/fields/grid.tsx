import type { WidgetGrid } from '../../../shared/widget-config.ts';
import { Choices } from './choices.tsx';
import { type FieldProps, fieldName } from './field.ts';
import { Steps } from './steps.tsx';

/** Each item with the same scale below it: a table of radio buttons does not fit a telephone. */
export function Grid({ question, given, describedBy }: FieldProps<WidgetGrid>) {
  const { id, items, max, low, high, steps: names, required } = question;
  const steps = Array.from({ length: max }, (_, i) => ({
    value: String(i + 1),
    shown: names?.[i] ?? String(i + 1),
  }));
  return (
    <div class="items">
      {items.map((item) => {
        const shared = {
          name: fieldName(id, item.id),
          chosen: given(`${id}.${item.id}`).at(-1),
          required,
          describedBy,
        };
        return (
          <fieldset key={item.id}>
            <legend>{item.text}</legend>
            {names ? (
              <Choices {...shared} choices={steps} />
            ) : (
              <Steps {...shared} {...{ steps, low, high }} />
            )}
          </fieldset>
        );
      })}
    </div>
  );
}
