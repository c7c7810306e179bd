/** Secret keys as the owner makes them, and calls with them. */
import type { InjectOptions } from 'fastify';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { keyCreate, keyCreated } from '../../shared/key.ts';
import { type Answer, asOwner } from './http-calls.ts';
import type { TestServer } from './server.ts';

export type MadeKey = z.output<typeof keyCreated>;

/** A key that may do everything, unless told otherwise. */
export async function createKey(
  server: TestServer,
  fields: Partial<z.input<typeof keyCreate>> = {},
): Promise<MadeKey> {
  const answer = await asOwner(server, 'POST', '/v1/keys', { name: 'Key', scopes: ['admin'], ...fields });
  expect(answer.statusCode, answer.payload).toBe(201);
  return answer.json();
}

export function withKey(
  server: TestServer,
  key: string,
  method: NonNullable<InjectOptions['method']>,
  url: string,
  body?: unknown,
): Promise<Answer> {
  return server.app.server.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}
