import type { Question } from '../../shared/question.ts';
import { isDrawable } from './drawable.ts';

/** What to say of a survey that the widget cannot show, a line each; none where it can. Pure. */
export function undrawn(questions: readonly Question[]): string[] {
  return questions
    .filter((question) => !isDrawable(question))
    .map(
      ({ id, type }) =>
        `"${id}" is a question of type ${type}, which the widget cannot draw yet: it leaves this survey out, and answers come over the API`,
    );
}
