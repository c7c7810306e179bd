import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { type ProblemCode, type ProblemDocument, problems } from '../../shared/problem.ts';
import { QueueFull } from '../ingest/group-commit.ts';
import { Problem } from '../problem.ts';
import { StorageUnavailable } from '../storage/contract/storage-errors.ts';
import { allowedMethods } from './allowed-methods.ts';

/** Answers every failure as problem details (RFC 9457). What is no expected failure is logged and told to nobody. */
export const problemDetails = fp(async (app: FastifyInstance) => {
  const methodsOf = allowedMethods(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split('?', 1)[0]!);
    if (methods.length === 0) {
      const problem = new Problem('not_found', `${request.method} here leads nowhere: see /docs`);
      return sendProblem(request, reply, problem);
    }
    reply.header('allow', methods.join(', '));
    return sendProblem(
      request,
      reply,
      new Problem('method_not_allowed', `only ${methods.join(', ')} is offered`),
    );
  });
});

/** Also for what fails before there is a route, such as an address that is none. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500)
    request.log.error({ reqId: request.id, err: error, code: problem.code }, 'request failed');
  return sendProblem(request, reply, problem);
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  // Without the header, a page of an origin that is not on the list learns nothing from the answer.
  if (problem.code === 'origin_not_allowed') reply.removeHeader('access-control-allow-origin');
  // It was that of the answer that did not come to be.
  reply.removeHeader('etag');
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
  if (problem.code === 'unauthorized') reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(documentOf(problem, request.id)));
}

export function documentOf(problem: Problem, requestId: string): ProblemDocument {
  const { status, title } = problems[problem.code];
  return {
    type: `/docs/problems#${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.message,
    requestId,
    ...(problem.cause ? { cause: problem.cause } : {}),
    ...(problem.invalidParams ? { invalidParams: problem.invalidParams } : {}),
  };
}

/** The framework's own errors, by its codes. */
const frameworkProblems: Readonly<Record<string, [ProblemCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large', 'the body is larger than this route takes'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported_media_type',
    'send application/json, or JSON as text/plain, or a plain form post',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed_body', 'the body is empty'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'malformed_body',
    'the body is not as long as its content-length says',
  ],
  FST_ERR_CTP_EMPTY_TYPE: ['unsupported_media_type', 'name the content type'],
  FST_ERR_BAD_URL: ['invalid_request', 'the address is not well-formed'],
  FST_ERR_MAX_PARAM_LENGTH: ['not_found', 'a name in the address is longer than any here'],
};

export function problemOf(error: Error & { code?: string; statusCode?: number }): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof QueueFull) {
    return new Problem('overloaded', 'more answers are waiting than fit: try again shortly', {
      retryAfter: 1,
    });
  }
  if (error instanceof StorageUnavailable) {
    return new Problem('storage_unavailable', 'nothing was stored: try again later', { retryAfter: 5 });
  }
  const known = error.code === undefined ? undefined : frameworkProblems[error.code];
  if (known) return new Problem(...known);
  if (error.statusCode === 415)
    return new Problem('unsupported_media_type', 'the content type is not supported');
  if (error.statusCode === 403 || error.statusCode === 404)
    return new Problem('not_found', 'there is no such file');
  if (error.statusCode === 413) return new Problem('payload_too_large', 'the body is too large');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem('malformed_body', 'the request could not be read');
  }
  return new Problem('internal', 'the request failed; its id helps to find out why');
}

/** What is no HTTP, too slow or too large never reaches a route: it gets its problem here and is cut off. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = clientProblem(error.code);
  const body = JSON.stringify(documentOf(problem, 'unread'));
  socket.end(
    `HTTP/1.1 ${problem.status} ${problems[problem.code].title}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function clientProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('headers_too_large', 'send smaller headers');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('request_timeout', 'the request did not arrive in time');
  return new Problem('malformed_body', 'that is no well-formed HTTP request');
}
