import type { Question } from '../../../shared/question.ts';
import { type FieldProps, fieldName } from './field.ts';

/** A box that nobody ticked for anybody. */
export function Consent({
  question,
  words,
  given,
  describedBy,
}: FieldProps<Extract<Question, { type: 'consent' }>>) {
  return (
    <div class="options">
      <label>
        <input
          type="checkbox"
          name={fieldName(question.id)}
          value="true"
          checked={given(question.id).includes('true')}
          required={question.required}
          aria-describedby={describedBy}
        />
        <span>{words.agree}</span>
      </label>
    </div>
  );
}
