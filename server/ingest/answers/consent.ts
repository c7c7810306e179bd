import type { Question } from '../../../shared/question.ts';
import { type Judge, mistyped } from './judged.ts';

/** Given or refused: both are answers. Nothing of it is counted. */
export const consent: Judge<Extract<Question, { type: 'consent' }>> = (_question, sent) =>
  typeof sent === 'boolean' ? { value: sent, cells: [] } : mistyped('must be true or false');
