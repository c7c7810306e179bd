/** How far one response came through its questions. Pure, and the same for every engine. */
import type { Question } from '../../shared/question.ts';
import type { AnswerValue } from '../../shared/response.ts';
import { applying } from '../ingest/answers/applies.ts';

/** Ids of questions. */
export interface QuestionPath {
  reached: readonly string[];
  answered: readonly string[];
  /** The last that an incomplete response answers; undefined for a complete one, and where none is answered. */
  last: string | undefined;
}

/**
 * What is known of a response's way: it reached what it answers and, of the questions that apply to its answers, those
 * before its last answer; a complete one all of them. Where an incomplete one went on after its last answer is not known.
 *
 * Example: of the questions a, b (only if a is 0) and c, a complete response that answers a with 9 reaches a and c; an
 * incomplete one with the same answer reaches a.
 *
 * @param questions of the version that was answered, in their order
 * @param answers by question; of a text it is enough that there is one
 */
export function questionPath(
  questions: readonly Question[],
  answers: ReadonlyMap<string, AnswerValue>,
  complete: boolean,
): QuestionPath {
  const ids = questions.map(({ id }) => id);
  const answered = ids.filter((id) => answers.has(id));
  const last = answered.at(-1);
  const applies = branches(questions) ? applying(questions, answers) : new Set(ids);
  const passed = complete ? ids : last === undefined ? [] : ids.slice(0, ids.indexOf(last) + 1);
  return {
    reached: passed.filter((id) => applies.has(id) || answers.has(id)),
    answered,
    last: complete ? undefined : last,
  };
}

/** Whether what is asked depends on what is answered. */
function branches(questions: readonly Question[]): boolean {
  return questions.some((question) => question.if !== undefined || question.jump !== undefined);
}
