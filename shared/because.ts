/** Saying why: a code of `shared/cause.ts` with its values, and what that is in English. */
import { type Cause, type CauseCode, causes } from './cause.ts';

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Value = string | number;
/** What the words of a code name in braces. */
type CauseValues<Code extends CauseCode> = Readonly<Record<Names<(typeof causes)[Code]>, Value>>;
type Given<Code extends CauseCode> = [Names<(typeof causes)[Code]>] extends [never]
  ? []
  : [values: CauseValues<Code>];

/** A cause with what it is in English. */
export interface Because {
  reason: string;
  cause: Cause;
}

/** Says why, in English and by its code. */
export function because<Code extends CauseCode>(code: Code, ...[values]: Given<Code>): Because {
  const cause = { code, values: values ?? {} };
  return { reason: causeText(cause), cause };
}

/** A cause in English. */
export function causeText({ code, values }: Cause): string {
  return causes[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

/** As an answer tells it: null where nothing failed. */
export function toldCause(cause: Cause | null): { error: string | null; cause: Cause | null } {
  return { error: cause && causeText(cause), cause };
}

/** What was found wrong where there may be a code, or an English sentence alone. */
export function reasonOf(found: string | Because): { reason: string; cause?: Cause } {
  return typeof found === 'string' ? { reason: found } : { reason: found.reason, cause: found.cause };
}
