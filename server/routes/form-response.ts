import type { Question } from '../../shared/question.ts';
import type { ResponseInput } from '../../shared/response.ts';
import type { FormBody } from '../plugins/bodies.ts';
import type { Storage } from '../storage/storage.ts';
import { answersOfForm } from './form-answers.ts';

/**
 * Makes the body of a response from a plain HTML form: `site`, `survey` and `answers.<question>` are what it needs.
 * In a form every value is a text, so answers are read as the survey's questions have them; an empty field is none.
 * @param id of the response, where the form says none
 */
export async function responseOfForm(
  form: FormBody,
  id: string,
  storage: Pick<Storage, 'sites' | 'surveys'>,
): Promise<Record<string, unknown>> {
  const fields = [...form.fields].filter(([, value]) => value !== '');
  const answers = fields.filter(([name]) => isAnswer(name));
  const others = fields.filter(([name]) => !isAnswer(name));
  // By entries, so that a field named like the prototype is a field, and refused.
  const body = Object.fromEntries(others.map(([name, value]) => [name, read(name, value)]));
  return {
    channel: 'page',
    ...body,
    id: body.id ?? id,
    answers: answersOfForm(
      answers.map(([name, value]) => [name.slice(prefix.length), value]),
      await questionsOf(body, storage),
    ),
  } satisfies Partial<Record<keyof ResponseInput, unknown>>;
}

const prefix = 'answers.';

/** The schema passes over a key `__proto__` of a map; as a field of the body it is refused. */
function isAnswer(name: string): boolean {
  return name.startsWith(prefix) && !name.split('.').includes('__proto__');
}

function read(name: string, text: string): string | number {
  return (name === 'version' || name === 'revision') && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** None where the site or the survey is unknown: the response is refused for that later. */
async function questionsOf(
  { site: publicKey, survey: slug }: Record<string, unknown>,
  storage: Pick<Storage, 'sites' | 'surveys'>,
): Promise<readonly Question[]> {
  const site = typeof publicKey === 'string' ? await storage.sites.find({ publicKey }) : null;
  const survey = site && typeof slug === 'string' ? await storage.surveys.find(site.key, slug) : null;
  return survey?.questions ?? [];
}
