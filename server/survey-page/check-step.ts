import type { Question } from '../../shared/question.ts';
import type { SentAnswer } from '../../shared/response.ts';
import { judge } from '../ingest/answers/judge.ts';
import type { Judged, Misfit } from '../ingest/answers/judged.ts';

/** What is to be said at a question. */
export type Fault = 'needed' | 'wrong';

/** The questions of a step that cannot be left as they were answered. Pure. */
export function checkStep(
  questions: readonly Question[],
  answers: Readonly<Record<string, SentAnswer>>,
): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const question of questions) {
    const { id, required } = question;
    const judged: Judged | Misfit = Object.hasOwn(answers, id)
      ? judge(question, answers[id]!)
      : { cells: [] };
    if ('code' in judged) faults.set(id, 'wrong');
    else if (required && (judged.value === undefined || judged.open !== undefined)) faults.set(id, 'needed');
  }
  return faults;
}
