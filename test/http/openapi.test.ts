/** `/openapi.json` says what the server does: every route, and answers that fit what is documented of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Answer, asOwner, call, post, postEvents, postResponse } from '../support/http-calls.ts';
import { sendFile } from '../support/http-imports.ts';
import { accept, invite, tokenOf } from '../support/http-members.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { createWebhook } from '../support/http-webhooks.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

interface Operation {
  summary?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

let server: TestServer;
let document: { openapi: string; info: object; paths: Record<string, Record<string, Operation>> };
/** Every route that the server has under /v1, as "GET /v1/sites/{id}". */
const routes: string[] = [];
beforeAll(async () => {
  // A provider that is not there: what leads to it leads back.
  const oidc = { issuer: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b', name: 'Nobody' };
  server = await startServer({ listen: false, oidc });
  document = (await call(server, 'GET', '/openapi.json')).json();
  routes.push(...registered());
});
afterAll(() => server.close());

/** Reads the tree that the router prints: four characters a level, and what each adds to the address. */
function registered(): string[] {
  const stack: string[] = [];
  return server.app.server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, part, methods] = /^([│ ]*)[├└]── (\S+) \(([^)]+)\)/.exec(line) ?? [];
      if (part === undefined) return [];
      stack.splice(indent!.length / 4, Number.POSITIVE_INFINITY, part);
      const address = stack
        .join('')
        .replaceAll('//', '/')
        .replace(/:(\w+)/g, '{$1}');
      const offered = methods!.split(', ').filter((method) => method !== 'HEAD' && method !== 'OPTIONS');
      return address.startsWith('/v1/') ? offered.map((method) => `${method} ${address}`) : [];
    });
}

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

describe('the document', () => {
  it('is OpenAPI 3.1 with a title, a version and a server', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      info: { title: 'Earshot', version: '0.0.0-test' },
      servers: [{ url: 'http://earshot.test' }],
    });
  });

  it('is revalidated each time', async () => {
    expect((await call(server, 'GET', '/openapi.json')).headers['cache-control']).toBe('no-cache');
  });

  it('refers to nothing that it does not hold', () => {
    for (const [, pointer] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = pointer!
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
      expect(target, pointer).toBeDefined();
    }
  });

  it('names each parameter of a path', () => {
    for (const [name, operation] of operations()) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const named = (operation.parameters ?? [])
        .filter((p) => p.in === 'path' && p.required)
        .map((p) => p.name);
      expect(named, name).toEqual(inPath);
    }
  });

  it('says of each operation what it does, and of each answer what it is', () => {
    for (const [name, { summary, tags, responses }] of operations()) {
      expect(summary, name).toMatch(/.{5}/);
      expect(tags, name).toHaveLength(1);
      expect(Object.keys(responses).length, name).toBeGreaterThan(0);
    }
  });

  it('holds every route under /v1', () => {
    expect(routes.length).toBeGreaterThan(15);
    expect(
      operations()
        .map(([name]) => name)
        .filter((name) => name.includes('/v1'))
        .sort(),
    ).toEqual(routes.sort());
  });

  it('asks for a key where one is needed, and nowhere else', async () => {
    for (const [name, operation] of operations()) {
      const [method, path] = name.split(' ') as ['GET', string];
      const answer = await call(server, method, path.replace(/\{metric\}/, 'nps').replace(/\{\w+\}/g, 'x'));
      if (name.endsWith('/v1/session')) continue;
      expect(answer.statusCode === 401, name).toBe(operation.security !== undefined);
    }
  });

  it('names the parameters of a number', () => {
    const parameters = document.paths['/v1/stats/{metric}']!.get!.parameters!.map((p) => p.name);
    expect(parameters).toEqual(
      expect.arrayContaining([
        'metric',
        'site',
        'survey',
        'question',
        'period',
        'from',
        'to',
        'interval',
        'tz',
        'breakdown',
        'limit',
      ]),
    );
  });

  it('describes a response field by field', () => {
    const { schema } = document.paths['/v1/responses']!.post!.requestBody!.content['application/json']!;
    expect(schema).toMatchObject({
      required: ['id', 'site', 'survey', 'answers'],
      additionalProperties: false,
    });
  });

  it('says what a sent response must be, so that what fits is taken', () => {
    const { schema } = document.paths['/v1/responses']!.post!.requestBody!.content['application/json']!;
    const documented = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    expect(documented.safeParse(responseTo(server.site, 1)).success).toBe(true);
    expect(documented.safeParse({ ...responseTo(server.site, 1), colour: 'red' }).success).toBe(false);
    expect(documented.safeParse({ ...responseTo(server.site, 1), id: 'abc' }).success).toBe(false);
  });
});

describe('an answer fits what is documented of it', () => {
  it('for every operation that the document holds', async () => {
    const site = await createSite(server);
    await createSurvey(server, site);
    const signedIn = await post(server, '/v1/session', { key: ownerKey });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
    const created = {
      site: site.id,
      slug: 'new',
      name: 'New',
      questions: [{ id: 'q', type: 'nps', text: 'Well?' }],
    };
    const hookUrl = 'https://shop.invalid/hook';
    const { id: hook } = await createWebhook(server, site, { url: hookUrl });
    const onSchedule = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', rest = '', body?: object) => {
      const { items } = (await asOwner(server, 'GET', `/v1/export-schedules?site=${site.id}`)).json();
      return asOwner(server, method, `/v1/export-schedules/${items[0].id}${rest}`, body);
    };
    const onTheme = async (method: 'GET' | 'PATCH' | 'DELETE', body?: object) => {
      const { items } = (await asOwner(server, 'GET', `/v1/themes?site=${site.id}`)).json();
      return asOwner(server, method, `/v1/themes/${items[0].id}`, body);
    };
    const onWebhook = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', rest = '', body?: object) =>
      asOwner(server, method, `/v1/webhooks/${hook}${rest}`, body);
    const member = await invite(server);
    const onMember = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', rest = '', body?: object) =>
      asOwner(server, method, `/v1/members/${member.id}${rest}`, body);
    const answers: Record<string, () => Promise<Answer>> = {
      'GET /healthz': () => call(server, 'GET', '/healthz'),
      'GET /readyz': () => call(server, 'GET', '/readyz'),
      'GET /v1/config': () => call(server, 'GET', `/v1/config?site=${site.publicKey}`),
      'POST /v1/responses': () => postResponse(server, responseTo(site, 1, { attributes: { shoe: 42 } })),
      'GET /v1/responses': () => asOwner(server, 'GET', `/v1/responses?site=${site.id}`),
      'POST /v1/events': () =>
        postEvents(server, {
          site: site.publicKey,
          events: [{ type: 'response', response: responseTo(site, 2) }, null],
        }),
      'POST /v1/session': async () => signedIn,
      'GET /v1/session': () => call(server, 'GET', '/v1/session', { cookie }),
      'DELETE /v1/session': () => call(server, 'DELETE', '/v1/session', { cookie }),
      'GET /v1/sites': () => asOwner(server, 'GET', '/v1/sites'),
      'POST /v1/sites': () => asOwner(server, 'POST', '/v1/sites', { name: 'Shop' }),
      'GET /v1/sites/{id}': () => asOwner(server, 'GET', `/v1/sites/${site.id}`),
      'PATCH /v1/sites/{id}': () => asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { minimumN: 2 }),
      'GET /v1/surveys': () => asOwner(server, 'GET', `/v1/surveys?site=${site.id}`),
      'GET /v1/sites/{id}/retention': () =>
        asOwner(server, 'GET', `/v1/sites/${site.id}/retention?answers=30d`),
      'GET /v1/sites/{id}/refused-origins': async () => {
        await postResponse(server, responseTo(site, 3), { origin: 'https://evil.example' });
        await server.app.flushRefusedOrigins();
        return asOwner(server, 'GET', `/v1/sites/${site.id}/refused-origins`);
      },
      'GET /v1/receipts/{receipt}': async () => {
        const { receipt } = (await postResponse(server, responseTo(site, 4))).json();
        return call(server, 'GET', `/v1/receipts/${receipt}`);
      },
      'PATCH /v1/receipts/{receipt}': async () => {
        const { receipt } = (await postResponse(server, responseTo(site, 5))).json();
        const payload = { answers: { why: 'Late' } };
        return server.app.server.inject({ method: 'PATCH', url: `/v1/receipts/${receipt}`, payload });
      },
      'DELETE /v1/receipts/{receipt}': async () => {
        const { receipt } = (await postResponse(server, responseTo(site, 5))).json();
        return call(server, 'DELETE', `/v1/receipts/${receipt}`);
      },
      'PATCH /v1/responses/{id}': () =>
        asOwner(server, 'PATCH', `/v1/responses/${responseId(2)}?site=${site.id}`, { flagged: true }),
      'DELETE /v1/responses/{id}': () =>
        asOwner(server, 'DELETE', `/v1/responses/${responseId(2)}?site=${site.id}`),
      'POST /v1/responses/overrule': () =>
        asOwner(server, 'POST', '/v1/responses/overrule', { site: site.id, set: { archived: true } }),
      'POST /v1/responses/delete': () =>
        asOwner(server, 'POST', '/v1/responses/delete', {
          site: site.id,
          period: 'day',
          filter: { page: '/x' },
        }),
      'GET /v1/visitors/{id}': () => asOwner(server, 'GET', `/v1/visitors/anna?site=${site.id}`),
      'DELETE /v1/visitors/{id}': () => asOwner(server, 'DELETE', `/v1/visitors/nobody?site=${site.id}`),
      'GET /v1/tags': () => asOwner(server, 'GET', `/v1/tags?site=${site.id}`),
      'GET /v1/jobs': () => asOwner(server, 'GET', '/v1/jobs'),
      'GET /v1/jobs/{id}': async () => asOwner(server, 'GET', `/v1/jobs/${await lastJob()}`),
      'DELETE /v1/jobs/{id}': async () => asOwner(server, 'DELETE', `/v1/jobs/${await lastJob()}`),
      'POST /v1/exports': () =>
        asOwner(server, 'POST', '/v1/exports', { site: site.id, format: 'csv', survey: 'checkout' }),
      'GET /v1/exports': () => asOwner(server, 'GET', `/v1/exports?site=${site.id}`),
      'GET /v1/exports/{id}': async () => asOwner(server, 'GET', `/v1/exports/${await lastExport(site)}`),
      'GET /v1/exports/{id}/file': async () => {
        await server.app.idleJobs();
        return asOwner(server, 'GET', `/v1/exports/${await lastExport(site)}/file`);
      },
      'DELETE /v1/exports/{id}': async () =>
        asOwner(server, 'DELETE', `/v1/exports/${await lastExport(site)}`),
      'POST /v1/imports': () =>
        sendFile(server, site, 'score\n9\n', { query: 'more=true', survey: 'checkout' }),
      'PUT /v1/imports/{id}/file': async () =>
        asOwner(server, 'PUT', `/v1/imports/${await lastImport(site)}/file?offset=8`, 'x', {
          'content-type': 'text/csv',
        }),
      'GET /v1/imports': () => asOwner(server, 'GET', `/v1/imports?site=${site.id}`),
      'GET /v1/imports/{id}': async () => asOwner(server, 'GET', `/v1/imports/${await lastImport(site)}`),
      'PATCH /v1/imports/{id}': async () =>
        asOwner(server, 'PATCH', `/v1/imports/${await lastImport(site)}`, {
          mapping: { survey: { value: 'checkout' }, 'answers.score': { column: 'score' } },
          key: 'k',
        }),
      'POST /v1/imports/{id}/check': () => phaseOf(site, 'check'),
      'POST /v1/imports/{id}/start': () => phaseOf(site, 'start'),
      'POST /v1/imports/{id}/undo': () => phaseOf(site, 'undo'),
      'GET /v1/imports/{id}/report': async () =>
        asOwner(server, 'GET', `/v1/imports/${await lastImport(site)}/report`),
      'DELETE /v1/imports/{id}': async () =>
        asOwner(server, 'DELETE', `/v1/imports/${await lastImport(site)}`),
      'GET /v1/import-mappings': () => asOwner(server, 'GET', `/v1/import-mappings?site=${site.id}`),
      'POST /v1/import-mappings': () =>
        asOwner(server, 'POST', '/v1/import-mappings', { site: site.id, name: 'M', mapping: {} }),
      'PATCH /v1/import-mappings/{id}': async () =>
        asOwner(server, 'PATCH', await lastMapping(site), { name: 'N' }),
      'DELETE /v1/import-mappings/{id}': async () => asOwner(server, 'DELETE', await lastMapping(site)),
      'POST /v1/export-schedules': () =>
        asOwner(server, 'POST', '/v1/export-schedules', {
          site: site.id,
          name: 'Nightly',
          format: 'csv',
          every: 'day',
          choose: { survey: 'checkout', filter: { page: ['/a', '/b'] } },
        }),
      'GET /v1/export-schedules': () => asOwner(server, 'GET', `/v1/export-schedules?site=${site.id}`),
      'GET /v1/export-schedules/{id}': () => onSchedule('GET'),
      'PATCH /v1/export-schedules/{id}': () => onSchedule('PATCH', '', { paused: true }),
      'POST /v1/export-schedules/{id}/run': () => onSchedule('POST', '/run'),
      'DELETE /v1/export-schedules/{id}': () => onSchedule('DELETE'),
      'POST /v1/surveys': () => asOwner(server, 'POST', '/v1/surveys', created),
      'POST /v1/surveys/preview': () =>
        asOwner(server, 'POST', '/v1/surveys/preview', { site: site.id, questions: created.questions }),
      'GET /v1/surveys/{slug}': () => asOwner(server, 'GET', `/v1/surveys/new?site=${site.id}`),
      'PUT /v1/surveys/{slug}': () =>
        asOwner(server, 'PUT', `/v1/surveys/new?site=${site.id}`, { name: 'N' }),
      'PATCH /v1/surveys/{slug}': () =>
        asOwner(server, 'PATCH', `/v1/surveys/new?site=${site.id}`, { name: 'M' }),
      'GET /v1/surveys/{slug}/versions': () =>
        asOwner(server, 'GET', `/v1/surveys/new/versions?site=${site.id}`),
      'GET /v1/keys': () => asOwner(server, 'GET', '/v1/keys'),
      'POST /v1/keys': () =>
        asOwner(server, 'POST', '/v1/keys', { name: 'Key', scopes: ['read'], sites: [site.id] }),
      'DELETE /v1/keys/{id}': async () => {
        const { items } = (await asOwner(server, 'GET', '/v1/keys')).json();
        return asOwner(server, 'DELETE', `/v1/keys/${items[0].id}`);
      },
      'GET /v1/members': () => asOwner(server, 'GET', '/v1/members'),
      'POST /v1/members': () =>
        asOwner(server, 'POST', '/v1/members', {
          email: 'anna@shop.example',
          role: 'agent',
          sites: [site.id],
        }),
      'GET /v1/members/{id}': () => onMember('GET'),
      'PATCH /v1/members/{id}': () => onMember('PATCH', '', { role: 'owner' }),
      'POST /v1/members/{id}/invitation': () => onMember('POST', '/invitation'),
      'DELETE /v1/members/{id}': () => onMember('DELETE'),
      'POST /v1/members/{id}/restore': () => onMember('POST', '/restore'),
      'POST /v1/invitations/find': async () =>
        post(server, '/v1/invitations/find', { token: tokenOf(await invite(server)) }),
      'POST /v1/invitations/accept': async () => accept(server, await invite(server)),
      'GET /v1/oidc': () => call(server, 'GET', '/v1/oidc'),
      'GET /v1/oidc/start': () => call(server, 'GET', '/v1/oidc/start'),
      'GET /v1/oidc/callback': () => call(server, 'GET', '/v1/oidc/callback'),
      'POST /v1/themes': () =>
        asOwner(server, 'POST', '/v1/themes', { site: site.id, name: 'Late', words: ['late'] }),
      'GET /v1/themes': () => asOwner(server, 'GET', `/v1/themes?site=${site.id}`),
      'GET /v1/themes/{id}': () => onTheme('GET'),
      'PATCH /v1/themes/{id}': () => onTheme('PATCH', { not: ['never late'] }),
      'POST /v1/themes/try': () =>
        asOwner(server, 'POST', '/v1/themes/try', { site: site.id, words: ['late'], text: 'Late' }),
      'DELETE /v1/themes/{id}': () => onTheme('DELETE'),
      'GET /v1/webhooks': () => asOwner(server, 'GET', `/v1/webhooks?site=${site.id}`),
      'POST /v1/webhooks': () => asOwner(server, 'POST', '/v1/webhooks', { site: site.id, url: hookUrl }),
      'GET /v1/webhooks/{id}': () => onWebhook('GET'),
      'PATCH /v1/webhooks/{id}': () => onWebhook('PATCH', '', { scoreAtMost: 6 }),
      'POST /v1/webhooks/{id}/secret': () => onWebhook('POST', '/secret'),
      'POST /v1/webhooks/{id}/test': () => onWebhook('POST', '/test'),
      'GET /v1/webhooks/{id}/deliveries': () => onWebhook('GET', '/deliveries'),
      'POST /v1/webhooks/{id}/deliveries/{delivery}/replay': async () => {
        const { items } = (await onWebhook('GET', '/deliveries')).json();
        return onWebhook('POST', `/deliveries/${items[0].id}/replay`);
      },
      'DELETE /v1/webhooks/{id}': () => onWebhook('DELETE'),
      'GET /v1/sessions': () => asOwner(server, 'GET', '/v1/sessions'),
      'DELETE /v1/sessions': () => asOwner(server, 'DELETE', '/v1/sessions'),
      'GET /v1/password': () => asOwner(server, 'GET', '/v1/password'),
      'PUT /v1/password': () => asOwner(server, 'PUT', '/v1/password', { password: null }),
      'GET /v1/installation': () => asOwner(server, 'GET', '/v1/installation'),
      'GET /v1/audit': () => asOwner(server, 'GET', '/v1/audit'),
      'GET /v1/live': () => beginningOf(`/v1/live?site=${site.id}`),
      'GET /v1/stats': () => asOwner(server, 'GET', '/v1/stats'),
      'GET /v1/stats/sample-size': () => asOwner(server, 'GET', '/v1/stats/sample-size?margin=0.1'),
      'GET /v1/stats/questions': () =>
        asOwner(server, 'GET', `/v1/stats/questions?site=${site.id}&survey=new&filter[page][not]=/a`),
      'GET /v1/stats/{metric}': () =>
        asOwner(server, 'GET', `/v1/stats/nps?site=${site.id}&breakdown=page&compare=previous&include=ids`),
      'POST /v1/query': () =>
        asOwner(server, 'POST', '/v1/query', {
          site: site.id,
          metrics: ['rating', 'complaint-rate', 'response-rate'],
          interval: 'day',
          filter: { page: { is: ['/a', '/b'] } },
        }),
    };
    expect(Object.keys(answers).sort()).toEqual(
      operations()
        .map(([name]) => name)
        .sort(),
    );
    for (const [name, operation] of [...operations()].sort(
      ([a], [b]) => order(a, answers) - order(b, answers),
    )) {
      const answer = await answers[name]!();
      const documented = operation.responses[answer.statusCode];
      expect(documented, `${name} ${answer.statusCode}`).toBeDefined();
      const schema = documented!.content?.['application/json']?.schema;
      if (!schema || answer.statusCode === 204) continue;
      const parsed = z
        .fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
        .safeParse(answer.json());
      expect(parsed.error?.issues ?? [], name).toEqual([]);
    }
  });
});

async function lastExport(site: { id: string }): Promise<string> {
  return (await asOwner(server, 'GET', `/v1/exports?site=${site.id}`)).json().items[0].id;
}

async function lastImport(site: { id: string }): Promise<string> {
  return (await asOwner(server, 'GET', `/v1/imports?site=${site.id}`)).json().items[0].id;
}

/** Begins a phase once the one before is over. */
async function phaseOf(site: { id: string }, phase: string): Promise<Answer> {
  await server.app.idleJobs();
  return asOwner(server, 'POST', `/v1/imports/${await lastImport(site)}/${phase}`);
}

/** The address of the mapping that was made last. */
async function lastMapping(site: { id: string }): Promise<string> {
  const { items } = (await asOwner(server, 'GET', `/v1/import-mappings?site=${site.id}`)).json();
  return `/v1/import-mappings/${items[0].id}?site=${site.id}`;
}

async function lastJob(): Promise<string> {
  return (await asOwner(server, 'GET', '/v1/jobs')).json().items[0].id;
}

/** The head of an answer that has no end. */
async function beginningOf(url: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${ownerKey}` };
  const answer = await server.app.server.inject({ url, headers, payloadAsStream: true });
  answer.stream().destroy();
  return answer;
}

function order(name: string, answers: object): number {
  return Object.keys(answers).indexOf(name);
}
