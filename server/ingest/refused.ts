import { type Because, reasonOf } from '../../shared/because.ts';
import type { InvalidParam, ProblemCode } from '../../shared/problem.ts';

/** Why something is not taken, as the problem that says so. */
export type Refused = { code: ProblemCode; detail: string; invalidParams?: InvalidParam[] };

/** Names the one field that is wrong. */
export function refuse(code: ProblemCode, path: string, why: string | Because): Refused {
  const param = { path, ...reasonOf(why) };
  return { code, detail: `${path} ${param.reason}`, invalidParams: [param] };
}
