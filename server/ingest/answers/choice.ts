import type { Question } from '../../../shared/question.ts';
import { cellsOfChosen, chosen } from './chosen.ts';
import type { Judge } from './judged.ts';

/** One option, counted under its own key beside that of all who answered. */
export const choice: Judge<Extract<Question, { type: 'choice' }>> = (question, sent) => {
  const one = chosen(question, sent);
  if ('code' in one) return one;
  return { value: one.value, cells: cellsOfChosen(question, [one.option]) };
};
