import { because } from '../../../shared/because.ts';
import type { Question } from '../../../shared/question.ts';
import type { ResponseBody } from '../../../shared/response.ts';
import type { StoredResponse } from '../../storage/contract/stored-response.ts';
import { type Refused, refuse } from '../refused.ts';
import { applying } from './applies.ts';
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
  const open: { id: string; path: string }[] = [];
  for (const question of questions) {
    const path = `answers.${question.id}`;
    const answer = judgeAnswer(question, body.answers);
    if ('code' in answer) return refuse(answer.code, `${path}${answer.at}`, answer.why);
    if (answer.open !== undefined && question.required) {
      open.push({ id: question.id, path: `${path}${answer.open}` });
    }
    if (answer.value === undefined) continue;
    judged.answers.push({ question: question.id, value: answer.value });
    judged.cells.push(...answer.cells);
    judged.commented ||= question.type === 'text';
  }
  const missing = body.complete ? firstAsked(open, questions, judged) : undefined;
  return missing === undefined ? judged : refuse('invalid_answer', missing, because('required'));
}

/** A question without a value is left open as a whole. */
function judgeAnswer(question: Question, answers: ResponseBody['answers']): Judged | Misfit {
  const judged: Judged | Misfit = Object.hasOwn(answers, question.id)
    ? judge(question, answers[question.id]!)
    : { cells: [] };
  return 'code' in judged || judged.value !== undefined ? judged : { cells: [], open: '' };
}

/** The first of the open questions that the other answers lead to. */
function firstAsked(
  open: readonly { id: string; path: string }[],
  questions: readonly Question[],
  { answers }: JudgedAnswers,
): string | undefined {
  if (open.length === 0) return undefined;
  const asked = applying(questions, new Map(answers.map(({ question, value }) => [question, value])));
  return open.find(({ id }) => asked.has(id))?.path;
}
