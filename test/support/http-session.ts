/** Sessions as the dashboard has them: a cookie, sent along with each call. */
import type { InjectOptions } from 'fastify';
import type { SignInInput } from '../../shared/password.ts';
import { type Answer, post } from './http-calls.ts';
import { ownerKey, type TestServer } from './server.ts';

/** The cookie of a new session. */
export async function signedIn(server: TestServer, proof: SignInInput = { key: ownerKey }): Promise<string> {
  return cookieOf(await post(server, '/v1/session', proof));
}

export function cookieOf(answer: Answer): string {
  return String(answer.headers['set-cookie']).split(';')[0]!;
}

export function inSession(
  server: TestServer,
  cookie: string,
  method: NonNullable<InjectOptions['method']>,
  url: string,
  body?: object,
): Promise<Answer> {
  return server.app.server.inject({ method, url, headers: { cookie }, ...(body ? { payload: body } : {}) });
}
