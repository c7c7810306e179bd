import type { Question } from '../../../shared/question.ts';
import { localised } from '../../widget-config/locale.ts';
import { type FieldProps, fieldName } from './field.ts';

const halves = ['functional', 'dysfunctional'] as const;

/** How one would feel with the feature, and how without it. */
export function Kano({
  question,
  language,
  words,
  given,
  describedBy,
}: FieldProps<Extract<Question, { type: 'kano' }>>) {
  const feature = localised(question.feature, language);
  return (
    <div class="items">
      {halves.map((half) => (
        <fieldset key={half}>
          <legend>{words.kano[half].replace('{feature}', () => feature)}</legend>
          <div class="options">
            {words.kano.steps.map((text, i) => (
              <label key={text}>
                <input
                  type="radio"
                  name={fieldName(question.id, half)}
                  value={i + 1}
                  checked={given(`${question.id}.${half}`).at(-1) === String(i + 1)}
                  required={question.required}
                  aria-describedby={describedBy}
                />
                <span>{text}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
