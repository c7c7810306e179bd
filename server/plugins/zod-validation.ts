import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { z } from 'zod';
import { because } from '../../shared/because.ts';
import type { InvalidParam } from '../../shared/problem.ts';
import { invalid, Problem } from '../problem.ts';
import { reasonOfIssue } from '../reason-of-issue.ts';

const shown = 20;

/** Validates with the zod schemas that both sides share: nothing is coerced, nothing unknown is dropped in silence. */
export const zodValidation = fp(async (app: FastifyInstance) => {
  app.setValidatorCompiler(({ schema, httpPart }) => (data) => {
    // zod passes over this one name in silence.
    if (httpPart === 'querystring' && Object.hasOwn(data as object, '__proto__')) {
      return { error: invalid('invalid_request', '__proto__', because('unknown_name')) };
    }
    const parsed = (schema as z.ZodType).safeParse(data ?? {}, { reportInput: true });
    return parsed.success ? { value: parsed.data } : { error: problemOfIssues(parsed.error, httpPart) };
  });
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
});

/** Parses outside of a route's own schema; throws the same problem that the route would answer. */
export function parseOrThrow<S extends z.ZodType>(schema: S, data: unknown): z.output<S> {
  const parsed = schema.safeParse(data, { reportInput: true });
  if (!parsed.success) throw problemOfIssues(parsed.error);
  return parsed.data;
}

export function problemOfIssues(error: z.ZodError, part = 'body'): Problem {
  const invalidParams = error.issues.flatMap(paramsOf).slice(0, shown);
  const first = invalidParams[0];
  const detail = first ? `${first.path || `the ${part}`} ${first.reason}` : 'the request does not fit';
  return new Problem('invalid_request', detail, { invalidParams });
}

function paramsOf(issue: z.core.$ZodIssue): InvalidParam[] {
  const path = issue.path.map(String);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), ...because('unknown_name') }));
    case 'invalid_key':
      return [{ path: path.join('.'), reason: issue.issues[0]?.message ?? 'is no valid name' }];
    case 'invalid_type':
      if (issue.input === undefined && path.length > 0)
        return [{ path: path.join('.'), ...because('required') }];
  }
  return [{ path: path.join('.'), ...reasonOfIssue(issue) }];
}
