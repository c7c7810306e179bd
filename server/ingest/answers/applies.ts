import type { Condition } from '../../../shared/condition.ts';
import type { Question } from '../../../shared/question.ts';
import type { AnswerValue } from '../../../shared/response.ts';

/**
 * The ids of the questions that apply to the answers: those whose condition holds and that no earlier one jumps over. An
 * answer to a question that does not apply counts for nothing. The widget asks by the same rule. Pure.
 */
export function applying(
  questions: readonly Question[],
  answers: ReadonlyMap<string, AnswerValue>,
): Set<string> {
  const kept = new Map<string, AnswerValue>();
  const found = new Set<string>();
  let until: string | undefined;
  for (const question of questions) {
    const { id } = question;
    if (until === id) until = undefined;
    if (until !== undefined || (question.if && !holds(question.if, kept))) continue;
    found.add(id);
    const answer = answers.get(id);
    if (answer !== undefined) kept.set(id, answer);
    until = question.jump?.find((jump) => !jump.if || holds(jump.if, kept))?.to;
  }
  return found;
}

/** Whether a condition holds; of an answer that is missing, only that it is. */
export function holds(condition: Condition, answers: ReadonlyMap<string, AnswerValue>): boolean {
  const { question, item, lte, gte, eq, is, not, answered } = condition;
  const answer = answers.get(question);
  if (answered !== undefined && answered !== (answer !== undefined)) return false;
  if (answer === undefined) return answered === false;
  const value = item === undefined ? answer : (answer as Record<string, number>)[item];
  const chosen = [value].flat().map((one) => (typeof one === 'object' ? 'other' : one));
  const some = (wanted: Condition['is']) => [wanted].flat().some((one) => chosen.includes(one));
  return (
    (lte === undefined || Number(value) <= lte) &&
    (gte === undefined || Number(value) >= gte) &&
    (eq === undefined || value === eq) &&
    (is === undefined || some(is)) &&
    (not === undefined || !some(not))
  );
}
