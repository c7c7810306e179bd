import { type Because, reasonOf } from '../shared/because.ts';
import type { Cause } from '../shared/cause.ts';
import { type InvalidParam, type ProblemCode, problems } from '../shared/problem.ts';

/** An expected failure of a request, thrown by routes and answered as problem details. Its text reaches the caller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  /** What the text says, where there is a code for it. */
  override readonly cause: Cause | undefined;
  readonly invalidParams: InvalidParam[] | undefined;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ProblemCode,
    detail: string | Because,
    options: { invalidParams?: InvalidParam[]; retryAfter?: number } = {},
  ) {
    // Nobody is shown where an expected failure was thrown, and to find that out takes longer than most refusals do.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    const { reason, cause } = reasonOf(detail);
    super(reason);
    Error.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.cause = cause;
    this.invalidParams = options.invalidParams;
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/** A problem with one field. */
export function invalid(code: ProblemCode, path: string, why: string | Because): Problem {
  const param = { path, ...reasonOf(why) };
  return new Problem(code, `${path} ${param.reason}`, { invalidParams: [param] });
}
