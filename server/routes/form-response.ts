import { v7 } from 'uuid';
import type { ResponseInput } from '../../shared/response.ts';
import type { FormBody } from '../plugins/bodies.ts';

/**
 * Makes the body of a response from a plain HTML form: `site`, `survey` and `answers.<question>` are what it needs.
 * In a form every value is a text, so whole numbers are read as such; an empty field is no answer.
 */
export function responseOfForm(form: FormBody): Record<string, unknown> {
  const body: Record<string, unknown> = { channel: 'page' };
  const answers: Record<string, string | number> = {};
  for (const [name, value] of form.fields) {
    if (value === '') continue;
    if (name.startsWith('answers.')) answers[name.slice('answers.'.length)] = value;
    else body[name] = name === 'version' || name === 'revision' ? numberOf(value) : value;
  }
  return { ...body, id: body.id ?? v7(), answers } satisfies Partial<Record<keyof ResponseInput, unknown>>;
}

function numberOf(text: string): string | number {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}
