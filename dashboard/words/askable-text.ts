import type { AskableQuestion } from '../data/askable.ts';
import { localisedText } from './localised-text.ts';
import { questionText } from './question-text.ts';

/** What a question asks; of a matrix what one of its items asks. */
export function askableText({ survey, question, item }: AskableQuestion): string {
  if (question.type !== 'matrix' || item === undefined) return questionText(survey, question.id);
  return localisedText(question.items.find(({ id }) => id === item)?.text ?? item);
}
