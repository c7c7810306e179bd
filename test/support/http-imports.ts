/** Files as the owner imports them over REST. */
import { expect } from 'vitest';
import type { ImportAnswer, ImportFinding, ImportMapping } from '../../shared/import.ts';
import { type Answer, asOwner } from './http-calls.ts';
import { ownerKey, type TestServer } from './server.ts';

export interface FileOptions {
  type?: string;
  survey?: string;
  /** Further words of the query string, like `more=true`. */
  query?: string;
}

/** Uploads a file, and whatever becomes of it. */
export function sendFile(
  server: TestServer,
  site: { id: string },
  file: string | Buffer,
  { type = 'text/csv', survey, query = '' }: FileOptions = {},
): Promise<Answer> {
  const of = survey === undefined ? '' : `&survey=${survey}`;
  return server.app.server.inject({
    method: 'POST',
    url: `/v1/imports?site=${site.id}${of}${query && `&${query}`}`,
    headers: { authorization: `Bearer ${ownerKey}`, 'content-type': type },
    payload: file,
  });
}

/** Uploads a file that is taken. */
export async function uploaded(
  server: TestServer,
  site: { id: string },
  file: string | Buffer,
  options: FileOptions = {},
): Promise<ImportAnswer> {
  const answer = await sendFile(server, site, file, options);
  expect(answer.statusCode, answer.payload).toBe(201);
  return answer.json();
}

/** Sets its mapping, where one is given, and runs a phase of it to its end. */
export async function ran(
  server: TestServer,
  { id }: Pick<ImportAnswer, 'id'>,
  phase: 'check' | 'start' | 'undo',
  mapping?: ImportMapping,
): Promise<ImportAnswer> {
  if (mapping) {
    const set = await asOwner(server, 'PATCH', `/v1/imports/${id}`, { mapping });
    expect(set.statusCode, set.payload).toBe(200);
  }
  const begun = await asOwner(server, 'POST', `/v1/imports/${id}/${phase}`);
  expect(begun.statusCode, begun.payload).toBe(202);
  await server.app.idleJobs();
  const done: ImportAnswer = (await asOwner(server, 'GET', `/v1/imports/${id}`)).json();
  expect(done).toMatchObject({ state: 'done', error: null });
  return done;
}

export async function reportOf(
  server: TestServer,
  { id }: Pick<ImportAnswer, 'id'>,
): Promise<ImportFinding[]> {
  const { payload } = await asOwner(server, 'GET', `/v1/imports/${id}/report`);
  return payload.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}
