import type { InvalidParam, ProblemCode } from '../../shared/problem.ts';

/** Why something is not taken, as the problem that says so. */
export type Refused = { code: ProblemCode; detail: string; invalidParams?: InvalidParam[] };

/** Names the one field that is wrong. */
export function refuse(code: ProblemCode, path: string, reason: string): Refused {
  return { code, detail: `${path} ${reason}`, invalidParams: [{ path, reason }] };
}
