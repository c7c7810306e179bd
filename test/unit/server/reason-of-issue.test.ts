import { expect, it } from 'vitest';
import { z } from 'zod';
import { reasonOfIssue } from '../../../server/reason-of-issue.ts';
import { memberCreate } from '../../../shared/member.ts';

const issueOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error!.issues[0]!;
const causeOf = (schema: z.ZodType, value: unknown) => reasonOfIssue(issueOf(schema, value)).cause;

it('gives what a schema refuses its code', () => {
  expect(causeOf(z.string().max(3), 'long')).toEqual({ code: 'too_long', values: { most: 3 } });
  expect(causeOf(z.string().min(1), '')).toEqual({ code: 'empty', values: {} });
  expect(causeOf(z.string().min(3), 'a')).toEqual({ code: 'too_short', values: { least: 3 } });
  expect(causeOf(z.number().max(3), 4)).toEqual({ code: 'too_large', values: { most: 3 } });
  expect(causeOf(z.int().min(3), 2)).toEqual({ code: 'too_small', values: { least: 3 } });
  expect(causeOf(z.array(z.string()).max(1), ['a', 'b'])).toEqual({ code: 'too_many', values: { most: 1 } });
  expect(causeOf(z.enum(['a']), 'b')).toEqual({ code: 'no_choice', values: {} });
  expect(causeOf(z.string(), 1)).toEqual({ code: 'wrong_type', values: {} });
});

it('knows a sentence of the list, whoever refuses with it', () => {
  expect(reasonOfIssue(issueOf(memberCreate, { email: 'nobody', role: 'agent' }))).toEqual({
    reason: 'must be an address like anna@shop.example',
    cause: { code: 'email_form', values: {} },
  });
});

it('leaves other sentences as they are', () => {
  const odd = z.number().refine((n) => n % 2 === 1, 'Must be odd');
  expect(reasonOfIssue(issueOf(odd, 2))).toEqual({ reason: 'must be odd' });
  const none = z.null({ error: 'cannot be filtered by' });
  expect(reasonOfIssue(issueOf(none, 'x'))).toEqual({ reason: 'cannot be filtered by' });
  expect(reasonOfIssue(issueOf(z.array(z.string()).min(1, 'names none'), []))).toEqual({
    reason: 'names none',
  });
});
