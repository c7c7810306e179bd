import { ProblemError } from '../../client/problem-error.ts';
import { causeWords } from '../words/cause-words.ts';
import { saveFailure } from '../words/save-failure.ts';

/** Why what was typed was not taken: by its field, and what belongs to none. */
export interface Refusals {
  fields: Readonly<Record<string, string>>;
  rest?: string;
}

/** Sorts what the server refuses by the fields of a form; `paths` has the beginning of a path for each field. */
export function refusalsOf(error: unknown, paths: Readonly<Record<string, string>>): Refusals {
  const params = error instanceof ProblemError ? error.invalidParams : [];
  const fields: Record<string, string> = {};
  for (const { path, reason, cause } of params) {
    const field = Object.keys(paths).find((name) => `${path}.`.startsWith(`${paths[name]}.`));
    if (field) fields[field] ??= causeWords(cause) ?? sentence(reason);
  }
  return Object.keys(fields).length > 0 ? { fields } : { fields, rest: saveFailure(error) };
}

function sentence(reason: string): string {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
