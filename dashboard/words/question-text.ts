import type { Localised } from '../../shared/localised.ts';
import { localisedText } from './localised-text.ts';

interface Asking {
  questions: readonly { id: string; text: Localised }[];
}

/** What a question asks, in the language of the dashboard where it is asked in that, else as `localisedText` has it. */
export function questionText({ questions }: Asking, id: string): string {
  return localisedText(questions.find((question) => question.id === id)?.text ?? '');
}
