import sjson from 'secure-json-parse';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Question } from '../../shared/question.ts';
import { type AnswerValue, type ResponseBody, responseBody, type SentAnswer } from '../../shared/response.ts';
import { parseOrThrow } from '../plugins/zod-validation.ts';
import { invalid } from '../problem.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import { type Step, stepFrom } from './steps.ts';

type Field = readonly [name: string, value: string];

/** One visitor's way through the survey, as it goes from page to page in hidden fields: nothing is kept for it here. */
export interface Visit {
  id: string;
  version: number;
  /** Index of the question that this page begins with. */
  from: number;
  /** Unknown where a form that somebody else wrote began it. */
  shownAt?: string | undefined;
  test: boolean;
  /** Of the pages before. */
  answers: Record<string, SentAnswer>;
  /** Where the visitor came from, as the link said: dimensions, `visitor` and `attributes.…`. */
  context: readonly Field[];
}

/** A visit that begins with a link. What the link says wrongly is passed over: the visitor could not mend it. */
export function begin(link: URLSearchParams, version: number, language: string, now: number): Visit {
  const said = [...link].filter(([name, value]) => isContext(name) && isTaken(name, value));
  const context = new Map([['channel', 'page'], ...said, ['language', language]] as [string, string][]);
  return {
    id: v7(),
    version,
    from: 0,
    shownAt: new Date(now).toISOString(),
    test: link.get('test') === '1',
    answers: {},
    context: [...context],
  };
}

/**
 * A visit that begins with a form on somebody else's page, which answers all it asks at once. When it was shown is not
 * known, so nobody is too fast. Its id is what the form says, where whoever made the page gave it one, else `id`.
 */
export function beginPlain(form: URLSearchParams, version: number, language: string, id: string): Visit {
  const given = parseOrThrow(z.object({ id: z.uuid() }), { id: form.get('id') ?? id });
  return { ...begin(form, version, language, 0), ...given, shownAt: undefined };
}

const { channel, touchpoint, variant, release, visitor, language } = responseBody.shape;
const context = { channel, touchpoint, variant, release, visitor, language };
const attribute = 'attributes.';

function isContext(name: string): boolean {
  return Object.hasOwn(context, name) || name.startsWith(attribute);
}

function isTaken(name: string, value: string): boolean {
  if (name.startsWith(attribute))
    return responseBody.shape.attributes.safeParse({ [name.slice(attribute.length)]: value }).success;
  return context[name as keyof typeof context].safeParse(value).success;
}

const carried = z.looseObject({
  id: z.uuid(),
  version: z.coerce.number().int().min(1),
  from: z.coerce.number().int().min(0).max(50),
  shownAt: z.iso.datetime().optional(),
  test: z.enum(['true', 'false']).default('false'),
  earlier: z.string().default('{}'),
});

/** Goes on with a visit from what a page of ours sent back. Throws a `Problem` where it did not come from one. */
export function resume(form: URLSearchParams): Visit {
  const { id, version, from, shownAt, test, earlier } = parseOrThrow(carried, Object.fromEntries(form));
  return {
    id,
    version,
    from,
    shownAt,
    test: test === 'true',
    answers: parsed(earlier),
    context: [...form].filter(([name]) => isContext(name)),
  };
}

function parsed(text: string): Visit['answers'] {
  const answers = sjson.safeParse(text);
  const read = responseBody.shape.answers.safeParse(answers);
  if (!read.success) throw invalid('invalid_request', 'earlier', 'is not what this page sent');
  return read.data;
}

/** The hidden fields that lead to the page of `from`. */
export function fieldsOf({ id, version, from, shownAt, test, answers, context }: Visit): Field[] {
  return [
    ['id', id],
    ['version', String(version)],
    ['from', String(from)],
    ...(shownAt === undefined ? [] : [['shownAt', shownAt] as const]),
    ['test', String(test)],
    ['earlier', JSON.stringify(answers)],
    ...context,
  ];
}

/** What this page asks; null where nothing is left. */
export function stepOf(visit: Visit, questions: readonly Question[]): Step | null {
  return stepFrom(questions, visit.from, answersOf(visit));
}

/** What was answered on the pages before, by question. */
export function answersOf({ answers }: Pick<Visit, 'answers'>): Map<string, AnswerValue> {
  return new Map(Object.entries(answers) as [string, AnswerValue][]);
}

/** The response as far as it goes; throws a `Problem` that names the field where a link gave it a strange one. */
export function responseOf(
  visit: Visit,
  {
    site,
    survey,
    complete,
    trap,
    now,
  }: { site: StoredSite; survey: string; complete: boolean; trap: string; now: number },
): ResponseBody {
  const fields = visit.context.filter(([name]) => !name.startsWith(attribute));
  const attributes = visit.context.flatMap(([name, value]): [string, string | number | boolean][] => {
    if (!name.startsWith(attribute)) return [];
    const declared = name.slice(attribute.length);
    return [[declared, typed(value, site.attributes[declared]?.type)]];
  });
  return parseOrThrow(responseBody, {
    ...Object.fromEntries(fields),
    id: visit.id,
    revision: visit.from,
    site: site.publicKey,
    survey,
    version: visit.version,
    complete,
    answers: visit.answers,
    attributes: Object.fromEntries(attributes),
    shownAt: visit.shownAt,
    submittedAt: new Date(now).toISOString(),
    test: visit.test,
    trap,
  }) as ResponseBody;
}

/** In an address every value is a text. */
function typed(value: string, type: 'string' | 'number' | 'boolean' | undefined): string | number | boolean {
  if (type === 'number' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
