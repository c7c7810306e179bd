import { because } from '../../../shared/because.ts';
import type { Question } from '../../../shared/question.ts';
import { type Chosen, cellsOfChosen, chosen } from './chosen.ts';
import { type Judge, type Misfit, mistyped, offSurvey } from './judged.ts';

type ChoicesQuestion = Extract<Question, { type: 'choices' }>;

/** Several options, each counted under its own key beside that of all who answered; an empty list is no answer. */
export const choices: Judge<ChoicesQuestion> = (question, sent) => {
  if (!Array.isArray(sent)) return mistyped('must be a list of options');
  if (sent.length === 0) return { cells: [] };
  const found: Chosen[] = [];
  for (const [i, entry] of sent.entries()) {
    const one = chosen(question, entry, `.${i}`);
    if ('code' in one) return one;
    if (found.some(({ option }) => option === one.option)) return offSurvey(because('chosen_twice'), `.${i}`);
    found.push(one);
  }
  return (
    wrongNumber(question, found.length) ?? {
      value: found.map(({ value }) => value),
      cells: cellsOfChosen(
        question,
        found.map(({ option }) => option),
      ),
    }
  );
};

function wrongNumber({ min, max }: ChoicesQuestion, n: number): Misfit | null {
  if (n < min) return offSurvey(because('too_few_options', { least: min }));
  if (max !== undefined && n > max) return offSurvey(because('too_many_options', { most: max }));
  return null;
}
