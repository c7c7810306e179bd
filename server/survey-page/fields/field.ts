import type { Question } from '../../../shared/question.ts';
import type { Given } from '../given.ts';
import type { PageWords } from '../page-words.ts';

/** What every kind of field is given to draw itself. */
export interface FieldProps<Q extends Question = Question> {
  question: Q;
  language: string;
  words: PageWords;
  given: Given;
  /** The id of what describes the field: its hint and what is wrong with it. */
  describedBy: string | undefined;
}

/** The name that a question, or a part of it, is sent under. */
export function fieldName(id: string, part?: string): string {
  return part === undefined ? `answers.${id}` : `answers.${id}.${part}`;
}
