import type { Question } from '../../../shared/question.ts';
import type { FlagRule } from './evidence.ts';

/**
 * Answered faster than a person can: 300 ms to see the first question and reach it, and 150 ms for every thing to be
 * clicked or filled in. Both are below what hands do (a choice reaction alone takes 300 to 500 ms, and a movement of the
 * pointer as much again; Card, Moran and Newell 1983), since a text can be pasted and a keyboard is quick.
 *
 * The times are the sender's own and only advice: without both, or where they say nothing plausible (no time at all, as
 * a server sends it, or more than a day), nothing is concluded.
 */
export const tooFast: FlagRule = ({ body, questions, answers }) => {
  if (body.shownAt === undefined || body.submittedAt === undefined) return false;
  const taken = Date.parse(body.submittedAt) - Date.parse(body.shownAt);
  const answered = questions.filter(({ id }) => answers.some(({ question }) => question === id));
  const steps = answered.reduce((sum, question) => sum + stepsOf(question), 0);
  return taken > 0 && steps > 0 && taken < seeing + steps * step;
};

const seeing = 300;
const step = 150;

function stepsOf(question: Question): number {
  if (question.type === 'matrix') return question.items.length;
  return question.type === 'kano' ? 2 : 1;
}
