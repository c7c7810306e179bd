import type { ListedResponse } from '../../shared/response.ts';
import type { Survey } from '../../shared/survey.ts';
import { stepLabel } from '../data/distribution-bars.ts';
import { headlineQuestion } from '../data/headline-question.ts';

/** An answer in a word: its rating, or nothing where it has none. */
export function answerWords(
  survey: Pick<Survey, 'questions'>,
  { answers }: Pick<ListedResponse, 'answers'>,
): string {
  const question = headlineQuestion(survey);
  const value = question && answers[question.id];
  return question && typeof value === 'number' ? stepLabel(question, value) : '';
}
