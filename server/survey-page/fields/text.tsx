import type { Question } from '../../../shared/question.ts';
import { type FieldProps, fieldName } from './field.ts';

export function Text({ question, given, describedBy }: FieldProps<Extract<Question, { type: 'text' }>>) {
  return (
    <textarea
      name={fieldName(question.id)}
      aria-labelledby={`q-${question.id}`}
      aria-describedby={describedBy}
      rows={4}
      // The browser counts UTF-16 units, of which the longest text that is taken has twice as many as characters.
      maxLength={2 * question.maxLength}
      required={question.required}
      value={given(question.id).at(-1) ?? ''}
    />
  );
}
