import { because } from '../../../shared/because.ts';
import type { Question } from '../../../shared/question.ts';
import { codePoints, normaliseText } from '../text.ts';
import { type Judge, mistyped } from './judged.ts';

/** A text of at most the question's length; an empty one is no answer. Nothing of it is counted. */
export const text: Judge<Extract<Question, { type: 'text' }>> = ({ maxLength }, sent) => {
  if (typeof sent !== 'string') return mistyped('must be a text');
  if (codePoints(sent) > maxLength) return mistyped(because('too_long', { most: maxLength }));
  const value = normaliseText(sent);
  return value === '' ? { cells: [] } : { value, cells: [] };
};
