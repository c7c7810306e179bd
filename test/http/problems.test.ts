/** Every error is a problem document, and says no more than it should. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner, call, post, postResponse } from '../support/http-calls.ts';
import { problemIn, problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ listen: false });
});
afterAll(() => server.close());

describe('a problem', () => {
  it('names its kind, its status and the request', async () => {
    const answer = await call(server, 'GET', '/v1/config?site=pk_unknown000000000');
    expect(answer.json()).toEqual({
      type: '/docs/problems#unknown_site',
      title: 'There is no such site',
      status: 404,
      code: 'unknown_site',
      detail: 'site is not the public key of a site here',
      requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-z]+$/),
      invalidParams: [{ path: 'site', reason: 'is not the public key of a site here' }],
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('has a code with values beside each sentence that has one', async () => {
    const body = { email: 'nobody', role: 'clerk', sites: [], colour: 'red' };
    const answer = await asOwner(server, 'POST', '/v1/members', body);
    expect(answer.json().invalidParams).toMatchObject([
      { path: 'email', cause: { code: 'email_form', values: {} } },
      { path: 'role', cause: { code: 'no_choice', values: {} } },
      { path: 'sites', reason: 'names no site: leave it out for all sites' },
      { path: 'colour', cause: { code: 'unknown_name', values: {} } },
    ]);
    const job = await asOwner(server, 'POST', '/v1/webhooks', {
      site: server.site.id,
      url: 'http://shop.example/hook',
    });
    expect(job.json()).toMatchObject({
      detail: expect.stringMatching(/^url must begin with https/),
      invalidParams: [{ path: 'url', cause: { code: 'webhook_insecure', values: {} } }],
    });
  });

  it('has another id for each request', async () => {
    const [one, two] = [await call(server, 'GET', '/nowhere'), await call(server, 'GET', '/nowhere')];
    expect(one.json().requestId).not.toBe(two.json().requestId);
  });

  it('names every field that is wrong', async () => {
    const body = { ...responseTo(server.site, 1), revision: '0', survey: 7, colour: 'red' };
    expect(problemIn(await postResponse(server, body)).paths.sort()).toEqual([
      'colour',
      'revision',
      'survey',
    ]);
  });

  it('names twenty fields at most', async () => {
    const body = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`key${i}`, 0]));
    expect(problemIn(await postResponse(server, body)).paths).toHaveLength(20);
  });
});

describe('what is reserved and not built', () => {
  it.each(['cases', 'actions', 'targets', 'alerts'])('/v1/%s is not found, even with a key', async (name) => {
    expect(problemLine(await asOwner(server, 'GET', `/v1/${name}`))).toBe('404 not_found');
  });

  it.each(['keywords', 'themes', 'kano'])('the number %s is not found', async (metric) => {
    const answer = await asOwner(server, 'GET', `/v1/stats/${metric}?site=${server.site.id}`);
    expect(problemLine(answer)).toBe('404 not_found metric');
    expect(problemLine(await asOwner(server, 'GET', `/v1/stats/${metric}`))).toBe('404 not_found metric');
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    '/nowhere',
    '/v1',
    '/v1/',
    '/v2/responses',
    '/v1/responses/x/y',
    '/assets/none.js',
    '/assets/../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
  ])('%s', async (url) => {
    expect(problemLine(await call(server, 'GET', url))).toBe('404 not_found');
  });

  it.each(['/%', '/v1/sites/%zz', '/v1/sites/%ed%a0%80', '/assets/%c0%ae'])(
    '%s, for it is no address',
    async (url) => {
      expect(problemLine(await asOwner(server, 'GET', url))).toBe('400 invalid_request');
    },
  );

  it('is not found where a name is too long', async () => {
    const answer = await asOwner(server, 'GET', `/v1/sites/${'x'.repeat(5000)}`);
    expect(answer.statusCode).toBe(404);
    problemIn(answer);
  });

  it('is not found with a body of any kind', async () => {
    for (const [body, type] of [
      ['{', 'application/json'],
      ['x', 'image/png'],
      ['', 'application/json'],
    ]) {
      const answer = await post(server, '/nowhere', body, { 'content-type': type! });
      expect(answer.statusCode).toBeLessThan(500);
      problemIn(answer);
    }
  });
});

describe('a method that is not offered', () => {
  it.each([
    ['DELETE', '/v1/responses', 'GET, HEAD, POST'],
    ['GET', '/v1/events', 'POST'],
    ['POST', '/v1/config', 'GET, HEAD'],
    ['PUT', '/v1/sites/x', 'GET, HEAD, PATCH'],
    ['DELETE', '/v1/surveys/x', 'GET, HEAD, PATCH, PUT'],
    ['POST', '/v1/stats/nps', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
  ] as const)('%s %s: 405, and what is', async (method, url, allow) => {
    const answer = await call(server, method, url);
    expect(problemLine(answer)).toBe('405 method_not_allowed');
    expect(answer.headers.allow).toBe(allow);
  });
});
