import type { Question } from '../../../shared/question.ts';
import { localised } from '../../widget-config/locale.ts';
import { type FieldProps, fieldName } from './field.ts';

type Choosing = Extract<Question, { type: 'choice' | 'choices' }>;

/** One or several of a list, and a line for what is not on it. */
export function Options({ question, language, words, given, describedBy }: FieldProps<Choosing>) {
  const chosen = given(question.id);
  const several = question.type === 'choices';
  return (
    <div class="options">
      {question.options.map(({ id, text }) => (
        <label key={id}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={fieldName(question.id)}
            value={id}
            checked={chosen.includes(id)}
            required={!several && question.required && !question.other}
            aria-describedby={describedBy}
          />
          <span>{localised(text, language)}</span>
        </label>
      ))}
      {question.other && (
        <label class="other">
          <span>{words.otherOption}</span>
          <input
            type="text"
            name={fieldName(question.id, 'other')}
            maxLength={200}
            value={given(`${question.id}.other`).at(-1) ?? ''}
          />
        </label>
      )}
    </div>
  );
}
