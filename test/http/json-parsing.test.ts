/**
 * The JSON parsing test suite (its files beginning with n_ are no JSON, i_ are left open, y_ are JSON) as bodies. It is
 * not part of the repository: without the folder beside it, this is passed over.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../support/http-calls.ts';
import { problemIn } from '../support/http-problem.ts';
import { startServer, type TestServer } from '../support/server.ts';

const folder = fileURLToPath(new URL('../../../shared/data/json-parsing/', import.meta.url));
const files = existsSync(folder) ? readdirSync(folder).filter((name) => /^[niy]_.*\.json$/.test(name)) : [];

const routes = [
  ['POST', '/v1/responses'],
  ['POST', '/v1/events'],
  ['PATCH', '/v1/receipts/x'],
] as const;

describe.skipIf(files.length === 0)(
  `the JSON parsing suite${files.length === 0 ? ' (not on this machine)' : ''}`,
  () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startServer({ listen: false });
    });
    afterAll(async () => {
      const answer = await asOwner(server, 'GET', `/v1/responses?site=${server.site.id}`);
      expect(answer.json().items).toEqual([]);
      await server.close();
    });

    it.each(files)('%s', async (name) => {
      const body = readFileSync(path.join(folder, name));
      for (const [method, url] of routes) {
        for (const type of ['application/json', 'text/plain']) {
          const headers = { 'content-type': type };
          // None of them is a right body, so what is JSON is refused as well: by its schema.
          const answer = await server.app.server.inject({ method, url, payload: body, headers });
          const problem = problemIn(answer);
          expect([400, 413]).toContain(problem.status);
          if (name.startsWith('n_')) expect(['malformed_body', 'payload_too_large']).toContain(problem.code);
          if (name.startsWith('y_') && !/__proto__/.test(body.toString()))
            expect(problem.code).toBe('invalid_request');
        }
      }
    });
  },
);
