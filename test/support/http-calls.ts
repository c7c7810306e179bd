/** Calls of the API without a port: what the widget sends, and what the owner asks. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { ownerKey, type TestServer } from './server.ts';

export type Answer = LightMyRequestResponse;
type Headers = Record<string, string>;
type Method = NonNullable<InjectOptions['method']>;

/** Posts to a public route. Text and bytes go as they are, anything else as JSON. */
export function post(server: TestServer, url: string, body: unknown, headers: Headers = {}): Promise<Answer> {
  const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return server.app.server.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

export function postResponse(server: TestServer, body: unknown, headers?: Headers): Promise<Answer> {
  return post(server, '/v1/responses', body, headers);
}

export function postEvents(server: TestServer, body: unknown, headers?: Headers): Promise<Answer> {
  return post(server, '/v1/events', body, headers);
}

/** Any call without a key. */
export function call(
  server: TestServer,
  method: Method,
  url: string,
  headers: Headers = {},
): Promise<Answer> {
  return server.app.server.inject({ method, url, headers });
}

/** Any call with the owner's key. */
export function asOwner(
  server: TestServer,
  method: Method,
  url: string,
  body?: unknown,
  headers: Headers = {},
): Promise<Answer> {
  return server.app.server.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${ownerKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}
