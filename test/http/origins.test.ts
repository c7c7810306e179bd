/** Which pages may submit, and what a browser is told of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { type Answer, call, post } from '../support/http-calls.ts';
import { problemIn, problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, stored } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
let count = 0;
beforeAll(async () => {
  server = await startServer({ listen: false });
  site = await createSite(server, {
    origins: [
      'https://shop.example',
      'https://*.wild.example',
      'http://localhost:3000',
      'https://xn--bcher-kva.example',
    ],
  });
  await createSurvey(server, site);
});
afterAll(() => server.close());

const routes = ['/v1/responses', '/v1/events'] as const;

function submit(route: (typeof routes)[number], headers: Record<string, string>): Promise<Answer> {
  const response = responseTo(site, ++count);
  const body =
    route === '/v1/events' ? { site: site.publicKey, events: [{ type: 'response', response }] } : response;
  return post(server, route, body, { 'content-type': 'text/plain', ...headers });
}

describe.each(routes)('%s from a page', (route) => {
  it.each([
    'https://shop.example',
    'https://a.wild.example',
    'https://deep.down.wild.example',
    'http://localhost:3000',
    'https://xn--bcher-kva.example',
    'http://earshot.test',
    'http://localhost:80',
    'https://localhost:80',
  ])('of %s is stored, and the page may read the answer', async (origin) => {
    const answer = await submit(route, { origin });
    expect([201, 202]).toContain(answer.statusCode);
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect(answer.headers.vary).toMatch(/\borigin\b/i);
  });

  it.each([
    'https://other.example',
    'http://shop.example',
    'https://shop.example:8443',
    'https://www.shop.example',
    'https://shop.example.evil.example',
    'https://evilshop.example',
    'https://wild.example',
    'https://evilwild.example',
    'http://a.wild.example',
    'https://a.wild.example:8443',
    'https://a.wild.example.evil.example',
    'https://.wild.example',
    'http://localhost',
    'null',
    'chrome-extension://abcdefgh',
    'not an origin',
    '',
  ])('of "%s" is refused, and the page learns nothing', async (origin) => {
    const before = await stored(server, site);
    const answer = await submit(route, { origin });
    expect(problemIn(answer)).toMatchObject({ status: 403, code: 'origin_not_allowed' });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers.vary).toMatch(/\borigin\b/i);
    expect(await stored(server, site)).toHaveLength(before.length);
  });

  it('is judged without regard to the case of its origin', async () => {
    expect((await submit(route, { origin: 'https://SHOP.example' })).statusCode).toBeLessThan(300);
  });

  it('may read why its body was refused', async () => {
    const origin = 'https://shop.example';
    const wrong: [string | Buffer, string][] = [
      ['', 'text/plain'],
      ['{', 'text/plain'],
      ['{}', 'text/plain'],
      ['{}', 'image/png'],
      [Buffer.alloc(300_000, 32), 'text/plain'],
    ];
    for (const [body, type] of wrong) {
      const answer = await post(server, route, body, { origin, 'content-type': type });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.headers['access-control-allow-origin']).toBe(origin);
    }
  });

  it('may read that an encoding is refused', async () => {
    const origin = 'https://shop.example';
    const answer = await post(server, route, '{}', { origin, 'content-encoding': 'gzip' });
    expect(answer.statusCode).toBe(415);
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
  });

  it('may read when to try again', async () => {
    const answer = await submit(route, { origin: 'https://shop.example' });
    expect(answer.headers['access-control-expose-headers']).toBe('retry-after');
  });
});

describe.each(routes)('%s without an origin', (route) => {
  it('is a server or an app, and is stored', async () => {
    const answer = await submit(route, {});
    expect(answer.statusCode).toBeLessThan(300);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a preflight', () => {
  const ask = (url: string, headers: Record<string, string> = {}) =>
    call(server, 'OPTIONS', url, {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
      ...headers,
    });

  it.each(routes)('of %s is answered, and may be remembered for a day', async (route) => {
    const answer = await ask(route);
    expect(answer.statusCode).toBe(204);
    expect(answer.headers['access-control-allow-origin']).toBe('https://shop.example');
    expect(answer.headers['access-control-allow-methods']).toMatch(/POST/);
    expect(answer.headers['access-control-allow-headers']).toBe('content-type');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect(answer.headers['access-control-max-age']).toBe('86400');
    expect(answer.headers.vary).toMatch(/\borigin\b/i);
  });

  it.each(['/v1/sites', '/v1/surveys', '/v1/stats/nps', '/v1/session', '/', '/healthz'])(
    'of %s allows nothing',
    async (url) => {
      const answer = await ask(url, { 'access-control-request-headers': 'authorization' });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(answer.statusCode).toBe(405);
    },
  );
});

describe('what needs a key', () => {
  it('says nothing to a page of any origin, on any of its routes', async () => {
    const { paths } = (await call(server, 'GET', '/openapi.json')).json();
    const routes = Object.entries<Record<string, { security?: object[] }>>(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security }]) =>
        security ? [[method.toUpperCase() as 'GET', path.replace(/\{\w+\}/g, 'x')] as const] : [],
      ),
    );
    expect(routes.length).toBeGreaterThan(20);
    const origin = { origin: 'https://shop.example' };
    const publicToo = ['/v1/responses'];
    for (const [method, url] of routes) {
      const asked = { ...origin, 'access-control-request-method': method };
      const answers = [await call(server, method, url, origin)];
      if (!publicToo.includes(url)) answers.push(await call(server, 'OPTIONS', url, asked));
      for (const { headers } of answers) {
        const told = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
        expect(told, `${method} ${url}`).toEqual([]);
      }
    }
  });

  it.each(['/v1/sites', '/v1/stats', '/v1/session', '/openapi.json'])(
    '%s answers no other origin in a way that its page can read',
    async (url) => {
      const answer = await call(server, 'GET', url, {
        origin: 'https://shop.example',
        authorization: `Bearer ${ownerKey}`,
      });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('shares its path with a public route, and still has to have it', async () => {
    const answer = await call(server, 'GET', `/v1/responses?site=${site.id}`, {
      origin: 'https://shop.example',
    });
    expect(problemLine(answer)).toBe('401 unauthorized');
  });
});
