import type { Question } from '../../../shared/question.ts';
import { localised } from '../../widget-config/locale.ts';
import { type FieldProps, fieldName } from './field.ts';
import { Steps } from './steps.tsx';

/** Each item with the same scale below it: a table of radio buttons does not fit a telephone. */
export function Matrix({
  question,
  language,
  given,
  describedBy,
}: FieldProps<Extract<Question, { type: 'matrix' }>>) {
  const { id, items, scale, low, high, required } = question;
  const steps = Array.from({ length: scale }, (_, i) => ({ value: String(i + 1), shown: String(i + 1) }));
  const ends = low && high ? { low: localised(low, language), high: localised(high, language) } : {};
  return (
    <div class="items">
      {items.map((item) => (
        <fieldset key={item.id}>
          <legend>{localised(item.text, language)}</legend>
          <Steps
            name={fieldName(id, item.id)}
            steps={steps}
            chosen={given(`${id}.${item.id}`).at(-1)}
            required={required}
            describedBy={describedBy}
            {...ends}
          />
        </fieldset>
      ))}
    </div>
  );
}
