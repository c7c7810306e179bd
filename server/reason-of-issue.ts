import type { z } from 'zod';
import type { Because } from '../shared/because.ts';
import { type Cause, type CauseCode, causes } from '../shared/cause.ts';

/** The codes of sentences that name no values, by what they are in English: schemas refuse with these. */
const codes = new Map(
  (Object.entries(causes) as [CauseCode, string][])
    .filter(([, text]) => !text.includes('{'))
    .map(([code, text]) => [text, code]),
);

/** Why a value does not fit a schema: in the words of the schema, and as a code where there is one. Pure. */
export function reasonOfIssue(issue: z.core.$ZodIssue): { reason: string; cause?: Cause } {
  const { message } = issue;
  const reason = message.charAt(0).toLowerCase() + message.slice(1);
  const cause = causeOf(issue);
  return cause ? { reason, cause } : { reason };
}

function causeOf(issue: z.core.$ZodIssue): Because['cause'] | undefined {
  const own = codes.get(issue.message);
  if (own !== undefined) return { code: own, values: {} };
  // What a schema says in words of its own is more than the code of its kind would.
  if (!ofZod.test(issue.message)) return undefined;
  switch (issue.code) {
    case 'too_big':
      return { code: most[kindOf(issue.origin)], values: { most: Number(issue.maximum) } };
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { code: 'empty', values: {} };
      return { code: least[kindOf(issue.origin)], values: { least: Number(issue.minimum) } };
    case 'invalid_value':
      return { code: 'no_choice', values: {} };
    case 'invalid_type':
      return { code: 'wrong_type', values: {} };
    default:
      return undefined;
  }
}

/** How what is said begins where a schema says nothing itself. */
const ofZod = /^(Invalid|Too (big|small)):? /;

const most = { text: 'too_long', list: 'too_many', number: 'too_large' } as const;
const least = { text: 'too_short', list: 'too_few', number: 'too_small' } as const;

function kindOf(origin: string): keyof typeof most {
  if (origin === 'string') return 'text';
  return origin === 'array' || origin === 'set' || origin === 'map' || origin === 'file' ? 'list' : 'number';
}
