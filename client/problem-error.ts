import type { Cause } from '../shared/cause.ts';
import type { InvalidParam, ProblemCode, ProblemDocument } from '../shared/problem.ts';

/** What an answer that is no problem document (a proxy's error page, say) is filed under. */
export type ProblemErrorCode = ProblemCode | 'unknown';

/** The server answered, and the answer is a refusal. A network failure stays the `TypeError` that `fetch` throws. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** One of a closed list: what programs should tell problems apart by. */
  readonly code: ProblemErrorCode;
  /** One sentence on what was wrong with this request. */
  readonly detail: string;
  /** What `detail` says, as a code with values, where there is one. */
  override readonly cause: Cause | undefined;
  /** Which fields were wrong, for bad input; else empty. */
  readonly invalidParams: readonly InvalidParam[];
  /** Seconds after which trying again makes sense, where the server says so (429 and 503). */
  readonly retryAfter: number | undefined;
  /** What the server's log knows the request by. */
  readonly requestId: string | undefined;

  constructor(status: number, problem: Partial<ProblemDocument>, retryAfter?: number) {
    const detail = problem.detail ?? problem.title ?? `The server answered with status ${status}`;
    super(detail);
    this.status = status;
    this.code = problem.code ?? 'unknown';
    this.detail = detail;
    this.cause = problem.cause;
    this.invalidParams = problem.invalidParams ?? [];
    this.retryAfter = retryAfter;
    this.requestId = problem.requestId;
  }
}
