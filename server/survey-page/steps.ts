/** Which questions a page of the survey asks, so that no condition looks at a question on the same page. Pure. */

import { pipedInto } from '../../shared/check-paths.ts';
import type { Question } from '../../shared/question.ts';
import type { AnswerValue } from '../../shared/response.ts';
import { applying } from '../ingest/answers/applies.ts';

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
  const given = new Map(Object.entries(answers) as [string, AnswerValue][]);
  const applies = applying(questions, given);
  const asked: Question[] = [];
  for (const [offset, question] of questions.slice(from).entries()) {
    const waits = asked.at(-1)?.jump || asked.some(({ id }) => dependsOn(question, id));
    if (waits) return { questions: asked, next: from + offset };
    if (applies.has(question.id)) asked.push(question);
  }
  return asked.length === 0 ? null : { questions: asked, next: null };
}

/** Whether the question is asked, or worded, by the answer to another. */
function dependsOn({ if: condition, text }: Question, id: string): boolean {
  return condition?.question === id || pipedInto(text).includes(id);
}
