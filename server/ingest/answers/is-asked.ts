import type { Question } from '../../../shared/question.ts';

/** Whether a question is asked of whoever gave these answers: its condition holds, or it has none. Pure. */
export function isAsked({ if: condition }: Question, answers: Readonly<Record<string, unknown>>): boolean {
  if (!condition) return true;
  const { question, eq, lte, gte } = condition;
  const earlier = answers[question];
  if (typeof earlier !== 'number') return false;
  return (
    (eq === undefined || earlier === eq) &&
    (lte === undefined || earlier <= lte) &&
    (gte === undefined || earlier >= gte)
  );
}
