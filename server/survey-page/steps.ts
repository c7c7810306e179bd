/** Which questions a page of the survey asks, so that nothing on it depends on an answer to it. Pure. */
import type { Question } from '../../shared/question.ts';
import type { AnswerValue } from '../../shared/response.ts';
import { applying } from '../ingest/answers/applies.ts';

export interface Step {
  questions: Question[];
  /** Index of the question that the next step begins with, if it applies then; null: this is the last. */
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
  answers: ReadonlyMap<string, AnswerValue>,
): Step | null {
  const applies = applying(questions, answers);
  const asked: Question[] = [];
  for (const [offset, question] of questions.slice(from).entries()) {
    if (asked.some((earlier) => dependsOn(question, earlier)))
      return { questions: asked, next: from + offset };
    if (applies.has(question.id)) asked.push(question);
  }
  return asked.length === 0 ? null : { questions: asked, next: null };
}

/** Its condition looks at the earlier one, its text takes in that one's answer, or that one may jump over it. */
function dependsOn(question: Question, { id, jump }: Question): boolean {
  const texts = typeof question.text === 'string' ? [question.text] : Object.values(question.text);
  return (
    jump !== undefined ||
    question.if?.question === id ||
    texts.some((text) => text.includes(`{{${id}}}`) || text.includes(`{{${id}|`))
  );
}
