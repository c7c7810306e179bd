import type { StoredAnswer } from './contract/stored-response.ts';

/** The answers of a response that are texts: what words are looked for in. Pure. */
export function textsOf(answers: readonly StoredAnswer[]): string[] {
  return answers.flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []));
}
