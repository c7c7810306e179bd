import { v7 } from 'uuid';
import type { ResponseInput } from '../../shared/response.ts';
import type { FormBody } from '../plugins/bodies.ts';

/**
 * Makes the body of a response from a plain HTML form: `site`, `survey` and `answers.<question>` are what it needs.
 * In a form every value is a text, so whole numbers are read as such; an empty field is no answer.
 */
export function responseOfForm(form: FormBody): Record<string, unknown> {
  const fields = [...form.fields].filter(([, value]) => value !== '');
  const answers = fields.filter(([name]) => isAnswer(name));
  const others = fields.filter(([name]) => !isAnswer(name));
  // By entries, so that a field named like the prototype is a field, and refused.
  const body = Object.fromEntries(others.map(([name, value]) => [name, read(name, value)]));
  return {
    channel: 'page',
    ...body,
    id: body.id ?? v7(),
    answers: Object.fromEntries(answers.map(([name, value]) => [name.slice(prefix.length), value])),
  } satisfies Partial<Record<keyof ResponseInput, unknown>>;
}

const prefix = 'answers.';

/** The schema passes over a key `__proto__` of a map; as a field of the body it is refused. */
function isAnswer(name: string): boolean {
  return name.startsWith(prefix) && name !== `${prefix}__proto__`;
}

function read(name: string, text: string): string | number {
  return (name === 'version' || name === 'revision') && /^\d{1,9}$/.test(text) ? Number(text) : text;
}
