import type { Condition } from '../shared/condition.ts';
import type { AnswerValue } from '../shared/response.ts';
import type { WidgetQuestion } from '../shared/widget-config.ts';
import { type Answers, answerTo, given } from './answer.ts';

/**
 * The questions that apply to the answers, in order: those whose condition holds and that no earlier one jumps over. An
 * answer to a question that does not apply counts for nothing. The server judges by the same rule.
 */
export function applying(questions: readonly WidgetQuestion[], answers: Answers): WidgetQuestion[] {
  const kept: Answers = {};
  let until: string | undefined;
  return questions.filter((question) => {
    const { id } = question;
    if (until === id) until = undefined;
    if (until !== undefined || (question.if && !holds(question.if, kept))) return false;
    const answer = given(question, answerTo(id, answers));
    if (answer !== undefined) kept[id] = answer;
    until = question.jump?.find((jump) => !jump.if || holds(jump.if, kept))?.to;
    return true;
  });
}

/** Whether a condition holds; of an answer that is missing, only that it is. */
export function holds(condition: Condition, answers: Answers): boolean {
  const { question, item, lte, gte, eq, is, not, answered } = condition;
  const answer = answerTo(question, answers);
  if (answered !== undefined && answered !== (answer !== undefined)) return false;
  if (answer === undefined) return answered === false;
  const value = item === undefined ? answer : (answer as Record<string, AnswerValue>)[item];
  const chosen = chosenIn(value);
  return (
    (lte === undefined || Number(value) <= lte) &&
    (gte === undefined || Number(value) >= gte) &&
    (eq === undefined || value === eq) &&
    (is === undefined || some(is, chosen)) &&
    (not === undefined || !some(not, chosen))
  );
}

/** The options that were chosen; one's own words are the option `other`. */
function chosenIn(value: AnswerValue | undefined): unknown[] {
  return (Array.isArray(value) ? value : [value]).map((one) => (typeof one === 'object' ? 'other' : one));
}

function some(wanted: Condition['is'], chosen: unknown[]): boolean {
  return (Array.isArray(wanted) ? wanted : [wanted]).some((one) => chosen.includes(one));
}
