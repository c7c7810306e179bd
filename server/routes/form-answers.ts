import type { Question } from '../../shared/survey.ts';

/** The answers of a form, whose fields are named as its questions: a rating is a number there as well. */
export function answersOfForm(
  fields: readonly (readonly [name: string, text: string])[],
  questions: readonly Question[],
): Record<string, unknown> {
  const ratings = new Set(questions.filter(({ type }) => type !== 'text').map(({ id }) => id));
  return Object.fromEntries(fields.map(([name, text]) => [name, ratings.has(name) ? number(text) : text]));
}

/** A text that is no whole number stays one, and is refused. */
function number(text: string): string | number {
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}
