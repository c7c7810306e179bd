import type { Survey } from '../../shared/survey.ts';

/** What a question asks, in English where it is asked in English, else in the first language it has. */
export function questionText(survey: Pick<Survey, 'questions'>, id: string): string {
  const text = survey.questions.find((question) => question.id === id)?.text;
  if (text === undefined || typeof text === 'string') return text ?? '';
  return text.en ?? Object.values(text)[0] ?? '';
}
