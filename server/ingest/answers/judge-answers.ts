import type { Question } from '../../../shared/question.ts';
import type { ResponseBody } from '../../../shared/response.ts';
import type { StoredResponse } from '../../storage/contract/stored-response.ts';
import { type Refused, refuse } from '../refused.ts';
import { isAsked } from './is-asked.ts';
import { judge } from './judge.ts';
import type { Judged, Misfit } from './judged.ts';

export type JudgedAnswers = Pick<StoredResponse, 'answers' | 'cells' | 'commented'>;

/** Judges all answers of a response: in the order of the questions, whatever the order they were sent in. Pure. */
export function judgeAnswers(
  body: Pick<ResponseBody, 'answers' | 'complete'>,
  questions: readonly Question[],
): JudgedAnswers | Refused {
  for (const id of Object.keys(body.answers)) {
    if (questions.some((q) => q.id === id)) continue;
    const known = questions.map((q) => q.id).join(', ');
    return refuse('invalid_answer', `answers.${id}`, `the survey asks no such question; it asks ${known}`);
  }
  const judged: JudgedAnswers = { answers: [], cells: [], commented: false };
  const missing: string[] = [];
  for (const question of questions) {
    const path = `answers.${question.id}`;
    const answer = judgeAnswer(question, body.answers);
    if ('code' in answer) return refuse(answer.code, `${path}${answer.at}`, answer.reason);
    if (answer.open !== undefined && question.required && isAsked(question, body.answers))
      missing.push(`${path}${answer.open}`);
    if (answer.value === undefined) continue;
    judged.answers.push({ question: question.id, value: answer.value });
    judged.cells.push(...answer.cells);
    judged.commented ||= question.type === 'text';
  }
  return body.complete && missing.length > 0 ? refuse('invalid_answer', missing[0]!, 'is required') : judged;
}

/** A question without a value is left open as a whole. */
function judgeAnswer(question: Question, answers: ResponseBody['answers']): Judged | Misfit {
  const judged: Judged | Misfit = Object.hasOwn(answers, question.id)
    ? judge(question, answers[question.id]!)
    : { cells: [] };
  return 'code' in judged || judged.value !== undefined ? judged : { cells: [], open: '' };
}
