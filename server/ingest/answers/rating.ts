import { type RatingQuestion, scaleOfQuestion } from '../../../shared/question.ts';
import { countKeyOf } from '../count-keys.ts';
import type { Judge } from './judged.ts';
import { wholeNumber } from './whole-number.ts';

/** A step of the question's scale, counted under its value. */
export const rating: Judge<RatingQuestion> = (question, sent) => {
  const { min, max } = scaleOfQuestion(question);
  const value = wholeNumber(sent, min, max);
  if (typeof value !== 'number') return value;
  const countKey = countKeyOf({ question: question.id, type: question.type, scale: max });
  return { value, cells: [{ countKey, counter: value }] };
};
