/** Reads an answer as the problem document that every error must be. */
import { expect } from 'vitest';
import { z } from 'zod';
import { type CauseCode, causes } from '../../shared/cause.ts';
import { type ProblemCode, problems } from '../../shared/problem.ts';
import type { Answer } from './http-calls.ts';

const cause = z.strictObject({
  code: z.enum(Object.keys(causes) as [CauseCode, ...CauseCode[]]),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

const problemDocument = z.strictObject({
  type: z.string().regex(/^\/docs\/problems#[a-z_]+$/),
  title: z.string().min(1),
  status: z.int().min(400).max(599),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string().min(1),
  requestId: z.string().min(1),
  cause: cause.optional(),
  invalidParams: z
    .array(z.strictObject({ path: z.string(), reason: z.string().min(1), cause: cause.optional() }))
    .min(1)
    .optional(),
});

export interface ReadProblem {
  status: number;
  code: ProblemCode;
  detail: string;
  /** The fields that it names. */
  paths: string[];
}

/** Fails where the answer is no problem document of its own status. */
export function problemIn(answer: Answer): ReadProblem {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const document = problemDocument.parse(answer.json());
  expect(document.status).toBe(answer.statusCode);
  expect(document.status).toBe(problems[document.code].status);
  return {
    status: document.status,
    code: document.code,
    detail: document.detail,
    paths: (document.invalidParams ?? []).map((param) => param.path),
  };
}

/** The same in short, for tables: `400 invalid_request answers.score`. */
export function problemLine(answer: Answer): string {
  const { status, code, paths } = problemIn(answer);
  return [status, code, ...new Set(paths)].join(' ');
}
