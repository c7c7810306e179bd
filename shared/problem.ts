/** The closed list of error codes (RFC 9457 problem details) and the status that each one has. */
import type { Cause } from './cause.ts';

export const problems = {
  malformed_body: { status: 400, title: 'The body could not be read' },
  invalid_request: { status: 400, title: 'The request does not fit the schema' },
  unauthorized: { status: 401, title: 'A valid key or session is needed' },
  forbidden: { status: 403, title: 'The key may not do this' },
  origin_not_allowed: { status: 403, title: 'This origin may not send answers for the site' },
  not_found: { status: 404, title: 'There is nothing here' },
  unknown_site: { status: 404, title: 'There is no such site' },
  unknown_survey: { status: 404, title: 'There is no such survey' },
  unknown_theme: { status: 404, title: 'There is no such theme' },
  method_not_allowed: { status: 405, title: 'The method is not offered here' },
  revision_conflict: { status: 409, title: 'The response was already stored with another body' },
  edit_conflict: { status: 409, title: 'It was changed meanwhile' },
  already_exists: { status: 409, title: 'That name is taken' },
  in_use: { status: 409, title: 'Something needs it still' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The content type or encoding is not supported' },
  invalid_answer: { status: 422, title: 'An answer does not fit the survey' },
  unknown_version: { status: 422, title: 'The survey has no such version' },
  survey_not_live: { status: 422, title: 'The survey takes no answers' },
  question_required: { status: 422, title: 'Several scales match: name the question' },
  unsupported_query: { status: 422, title: 'The numbers cannot be had in this form' },
  change_refused: { status: 422, title: 'The change is not possible' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  overloaded: { status: 503, title: 'The server has too much to do now' },
  query_too_costly: { status: 503, title: 'The question reads more than it may' },
  storage_unavailable: { status: 503, title: 'The storage is not available now' },
  stopping: { status: 503, title: 'The server is stopping' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** One field of the request that is wrong: a dotted path (`answers.score`) and what would be right. */
export interface InvalidParam {
  path: string;
  reason: string;
  /** The reason again, for whoever says it in another language. */
  cause?: Cause;
}

/** The JSON of every error answer (`application/problem+json`). */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  requestId: string;
  /** What `detail` says, for whoever says it in another language; of single fields each has its own. */
  cause?: Cause;
  invalidParams?: InvalidParam[];
}
