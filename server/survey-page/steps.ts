/** Which questions a page of the survey asks, so that no condition looks at a question on the same page. Pure. */

import type { Question } from '../../shared/question.ts';
import { isAsked } from '../ingest/answers/is-asked.ts';

export interface Step {
  questions: Question[];
  /** Index of the question that the next step begins with, if its condition holds then; null: this is the last. */
  next: number | null;
}

/**
 * The step that begins with the question at `from`, to whoever gave `answers` before. Without a script on the page, what
 * is asked can only depend on what was sent: a question that depends on one of this step waits for the next. Null where
 * nothing is left to ask.
 */
export function stepFrom(
  questions: readonly Question[],
  from: number,
  answers: Readonly<Record<string, unknown>>,
): Step | null {
  const asked: Question[] = [];
  for (const [offset, question] of questions.slice(from).entries()) {
    if (asked.some(({ id }) => id === question.if?.question)) {
      return { questions: asked, next: from + offset };
    }
    if (isAsked(question, answers)) asked.push(question);
  }
  return asked.length === 0 ? null : { questions: asked, next: null };
}
