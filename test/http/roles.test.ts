/**
 * Every route for every role, in one table: `+` it is let in, else how it is turned away. `public` is a site's public
 * key, `read`, `write` and `admin` are secret keys, `key` is the owner's; `root` is the session of the owner of the
 * installation; `owner`, `agent` and `analyst` are sessions of members; `away` is that of an owner who is bound to
 * another site than the one that is asked for.
 */
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyScopes } from '../../shared/key.ts';
import { memberRoles } from '../../shared/member.ts';
import type { Site } from '../../shared/site.ts';
import { type Answer, call } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey } from '../support/http-keys.ts';
import { joined } from '../support/http-members.ts';
import { signedIn } from '../support/http-session.ts';
import { createSite } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

const table = `
                                                          nobody  public  read    write   admin   key     root    owner   agent   analyst away
GET /healthz                                              +       +       +       +       +       +       +       +       +       +       +
GET /readyz                                               +       +       +       +       +       +       +       +       +       +       +
GET /v1/audit                                             401     401     403     403     +       +       +       +       403     403     404
GET /v1/config                                            +       +       +       +       +       +       +       +       +       +       +
POST /v1/events                                           +       +       +       +       +       +       +       +       +       +       +
GET /v1/export-schedules                                  401     401     +       +       +       +       +       +       +       +       404
POST /v1/export-schedules                                 401     401     403     403     +       +       +       +       403     403     404
DELETE /v1/export-schedules/{id}                          401     401     403     403     +       +       +       +       403     403     +
GET /v1/export-schedules/{id}                             401     401     +       +       +       +       +       +       +       +       +
PATCH /v1/export-schedules/{id}                           401     401     403     403     +       +       +       +       403     403     +
POST /v1/export-schedules/{id}/run                        401     401     403     403     +       +       +       +       403     403     +
GET /v1/exports                                           401     401     +       +       +       +       +       +       +       +       404
POST /v1/exports                                          401     401     +       +       +       +       +       +       +       +       404
DELETE /v1/exports/{id}                                   401     401     +       +       +       +       +       +       +       +       +
GET /v1/exports/{id}                                      401     401     +       +       +       +       +       +       +       +       +
GET /v1/exports/{id}/file                                 401     401     +       +       +       +       +       +       +       +       +
GET /v1/import-mappings                                   401     401     +       +       +       +       +       +       +       +       404
POST /v1/import-mappings                                  401     401     403     +       +       +       +       +       403     403     404
DELETE /v1/import-mappings/{id}                           401     401     403     +       +       +       +       +       403     403     404
PATCH /v1/import-mappings/{id}                            401     401     403     +       +       +       +       +       403     403     404
GET /v1/imports                                           401     401     +       +       +       +       +       +       +       +       404
POST /v1/imports                                          401     401     403     +       +       +       +       +       403     403     404
DELETE /v1/imports/{id}                                   401     401     403     +       +       +       +       +       403     403     +
GET /v1/imports/{id}                                      401     401     +       +       +       +       +       +       +       +       +
PATCH /v1/imports/{id}                                    401     401     403     +       +       +       +       +       403     403     +
POST /v1/imports/{id}/check                               401     401     403     +       +       +       +       +       403     403     +
PUT /v1/imports/{id}/file                                 401     401     403     +       +       +       +       +       403     403     +
GET /v1/imports/{id}/report                               401     401     403     +       +       +       +       +       403     403     +
POST /v1/imports/{id}/start                               401     401     403     +       +       +       +       +       403     403     +
POST /v1/imports/{id}/undo                                401     401     403     +       +       +       +       +       403     403     +
GET /v1/installation                                      401     401     403     403     +       +       +       +       403     403     403
POST /v1/invitations/accept                               +       +       +       +       +       +       +       +       +       +       +
POST /v1/invitations/find                                 +       +       +       +       +       +       +       +       +       +       +
GET /v1/jobs                                              401     401     +       +       +       +       +       +       +       +       +
DELETE /v1/jobs/{id}                                      401     401     403     +       +       +       +       +       +       403     +
GET /v1/jobs/{id}                                         401     401     +       +       +       +       +       +       +       +       +
GET /v1/keys                                              401     401     403     403     +       +       +       +       403     403     +
POST /v1/keys                                             401     401     403     403     +       +       +       +       403     403     404
DELETE /v1/keys/{id}                                      401     401     403     403     +       +       +       +       403     403     +
GET /v1/live                                              401     401     +       +       +       +       +       +       +       +       404
GET /v1/members                                           401     401     403     403     +       +       +       +       403     403     +
POST /v1/members                                          401     401     403     403     +       +       +       +       403     403     404
DELETE /v1/members/{id}                                   401     401     403     403     +       +       +       +       403     403     +
GET /v1/members/{id}                                      401     401     403     403     +       +       +       +       403     403     +
PATCH /v1/members/{id}                                    401     401     403     403     +       +       +       +       403     403     +
POST /v1/members/{id}/invitation                          401     401     403     403     +       +       +       +       403     403     +
POST /v1/members/{id}/restore                             401     401     403     403     +       +       +       +       403     403     +
GET /v1/oidc                                              +       +       +       +       +       +       +       +       +       +       +
GET /v1/oidc/callback                                     +       +       +       +       +       +       +       +       +       +       +
GET /v1/oidc/start                                        +       +       +       +       +       +       +       +       +       +       +
GET /v1/password                                          401     401     403     403     403     +       +       +       +       +       +
PUT /v1/password                                          401     401     403     403     403     +       +       +       +       +       +
POST /v1/query                                            401     401     +       +       +       +       +       +       +       +       404
DELETE /v1/receipts/{receipt}                             +       +       +       +       +       +       +       +       +       +       +
GET /v1/receipts/{receipt}                                +       +       +       +       +       +       +       +       +       +       +
PATCH /v1/receipts/{receipt}                              +       +       +       +       +       +       +       +       +       +       +
GET /v1/responses                                         401     401     +       +       +       +       +       +       +       +       404
POST /v1/responses                                        +       +       +       +       +       +       +       +       +       +       +
POST /v1/responses/delete                                 401     401     403     +       +       +       +       +       403     403     404
POST /v1/responses/overrule                               401     401     403     +       +       +       +       +       +       403     404
DELETE /v1/responses/{id}                                 401     401     403     +       +       +       +       +       403     403     404
PATCH /v1/responses/{id}                                  401     401     403     +       +       +       +       +       +       403     404
DELETE /v1/session                                        +       +       +       +       +       +       +       +       +       +       +
GET /v1/session                                           401     401     401     401     401     401     +       +       +       +       +
POST /v1/session                                          +       +       +       +       +       +       +       +       +       +       +
DELETE /v1/sessions                                       401     401     403     403     403     +       +       +       +       +       +
GET /v1/sessions                                          401     401     403     403     403     +       +       +       +       +       +
GET /v1/sites                                             401     401     +       +       +       +       +       +       +       +       +
POST /v1/sites                                            401     401     403     +       +       +       +       +       403     403     +
GET /v1/sites/{id}                                        401     401     +       +       +       +       +       +       +       +       404
PATCH /v1/sites/{id}                                      401     401     403     +       +       +       +       +       403     403     404
GET /v1/sites/{id}/refused-origins                        401     401     +       +       +       +       +       +       +       +       404
GET /v1/sites/{id}/retention                              401     401     +       +       +       +       +       +       +       +       404
GET /v1/stats                                             401     401     +       +       +       +       +       +       +       +       +
GET /v1/stats/questions                                   401     401     +       +       +       +       +       +       +       +       404
GET /v1/stats/sample-size                                 401     401     +       +       +       +       +       +       +       +       +
GET /v1/stats/{metric}                                    401     401     +       +       +       +       +       +       +       +       404
GET /v1/surveys                                           401     401     +       +       +       +       +       +       +       +       404
POST /v1/surveys                                          401     401     403     +       +       +       +       +       403     403     404
POST /v1/surveys/preview                                  401     401     +       +       +       +       +       +       +       +       404
GET /v1/surveys/{slug}                                    401     401     +       +       +       +       +       +       +       +       404
PATCH /v1/surveys/{slug}                                  401     401     403     +       +       +       +       +       403     403     404
PUT /v1/surveys/{slug}                                    401     401     403     +       +       +       +       +       403     403     404
GET /v1/surveys/{slug}/versions                           401     401     +       +       +       +       +       +       +       +       404
GET /v1/tags                                              401     401     +       +       +       +       +       +       +       +       404
GET /v1/themes                                            401     401     +       +       +       +       +       +       +       +       404
POST /v1/themes                                           401     401     403     +       +       +       +       +       403     403     404
POST /v1/themes/try                                       401     401     +       +       +       +       +       +       +       +       404
DELETE /v1/themes/{id}                                    401     401     403     +       +       +       +       +       403     403     +
GET /v1/themes/{id}                                       401     401     +       +       +       +       +       +       +       +       +
PATCH /v1/themes/{id}                                     401     401     403     +       +       +       +       +       403     403     +
DELETE /v1/visitors/{id}                                  401     401     403     +       +       +       +       +       403     403     404
GET /v1/visitors/{id}                                     401     401     +       +       +       +       +       +       +       +       404
GET /v1/webhooks                                          401     401     403     403     +       +       +       +       403     403     404
POST /v1/webhooks                                         401     401     403     403     +       +       +       +       403     403     404
DELETE /v1/webhooks/{id}                                  401     401     403     403     +       +       +       +       403     403     +
GET /v1/webhooks/{id}                                     401     401     403     403     +       +       +       +       403     403     +
PATCH /v1/webhooks/{id}                                   401     401     403     403     +       +       +       +       403     403     +
GET /v1/webhooks/{id}/deliveries                          401     401     403     403     +       +       +       +       403     403     +
POST /v1/webhooks/{id}/deliveries/{delivery}/replay       401     401     403     403     +       +       +       +       403     403     +
POST /v1/webhooks/{id}/secret                             401     401     403     403     +       +       +       +       403     403     +
POST /v1/webhooks/{id}/test                               401     401     403     403     +       +       +       +       403     403     +
`;

const survey = { name: 'New', questions: [{ id: 'q', type: 'nps', text: 'Well?' }] };

/** What has to be sent for a site to be looked for; all others are asked without a body, because who may call comes first. */
const bodies: Readonly<Record<string, object>> = {
  'POST /v1/export-schedules': { site: '{site}', name: 'Daily', format: 'csv', every: 'day' },
  'POST /v1/import-mappings': { site: '{site}', name: 'Ours', mapping: {} },
  'PATCH /v1/import-mappings/{id}': { name: 'Ours' },
  'POST /v1/exports': { site: '{site}', format: 'csv' },
  'POST /v1/keys': { name: 'Key', scopes: ['read'], sites: ['{site}'] },
  'POST /v1/members': { email: 'anna@shop.example', role: 'analyst', sites: ['{site}'] },
  'POST /v1/query': { site: '{site}', metrics: ['nps'] },
  'PATCH /v1/responses/{id}': { flagged: true },
  'POST /v1/responses/delete': { site: '{site}', period: 'all' },
  'POST /v1/responses/overrule': { site: '{site}', set: { flagged: true } },
  'PATCH /v1/sites/{id}': { minimumN: 2 },
  'POST /v1/surveys': { site: '{site}', slug: 'new', ...survey },
  'PATCH /v1/surveys/{slug}': { name: 'New' },
  'PUT /v1/surveys/{slug}': { name: 'New' },
  'POST /v1/surveys/preview': { site: '{site}', questions: survey.questions },
  'POST /v1/themes': { site: '{site}', name: 'Delivery', words: ['late'] },
  'POST /v1/themes/try': { site: '{site}', words: ['late'] },
  'POST /v1/webhooks': { site: '{site}', url: 'https://shop.example/hook' },
};

interface Operation {
  parameters?: { name: string; in: string }[];
  security?: object[];
  'x-roles'?: string[];
}
type Headers = Record<string, string>;

const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
let site: Site;
let operations: [string, Operation][];
const columns: [string, () => Headers | Promise<Headers>][] = [];

beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
  [site] = [await createSite(server)];
  const elsewhere = await createSite(server);
  const { paths } = (await call(server, 'GET', '/openapi.json')).json();
  operations = Object.entries<Record<string, Operation>>(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      it,
    ]),
  );
  operations.sort(([a], [b]) =>
    a.split(' ')[1]! < b.split(' ')[1]! ? -1 : a.split(' ')[1] === b.split(' ')[1] && a < b ? -1 : 1,
  );
  const bearer = (key: string) => () => ({ authorization: `Bearer ${key}` });
  columns.push(['nobody', () => ({})], ['public', bearer(site.publicKey)]);
  for (const scope of keyScopes) {
    const { key } = await createKey(server, { scopes: [scope] });
    columns.push([scope, bearer(key)]);
  }
  columns.push(['key', bearer(ownerKey)], ['root', async () => ({ cookie: await signedIn(server) })]);
  for (const role of [...memberRoles].reverse()) {
    const { email } = await joined(server, { role });
    columns.push([role, () => sessionOf(email)]);
  }
  const { email } = await joined(server, { role: 'owner', sites: [elsewhere.id] });
  columns.push(['away', () => sessionOf(email)]);
});
afterAll(() => server.close());

/** A session of its own for each call: some calls end it. */
async function sessionOf(email: string): Promise<Headers> {
  clock.at += 60_000;
  return { cookie: await signedIn(server, { email, password: 'mauve kettle window' }) };
}

async function ask(name: string, { parameters = [] }: Operation, headers: Headers): Promise<Answer> {
  const [method, path] = name.split(' ') as [NonNullable<InjectOptions['method']>, string];
  const bySite = parameters.some((parameter) => parameter.name === 'site' && parameter.in === 'query');
  const filled = path
    .replace('/sites/{id}', `/sites/${site.id}`)
    .replace('{metric}', 'nps')
    .replace('/responses/{id}', '/responses/019a0000-0000-7000-8000-000000000001')
    .replace(/\{\w+\}/g, 'unknown');
  const query = `?site=${site.id}${name === 'GET /v1/stats/questions' ? '&survey=new' : ''}`;
  const url = bySite && name !== 'GET /v1/config' ? filled + query : filled;
  const body = bodies[name] && JSON.stringify(bodies[name]).replaceAll('{site}', site.id);
  const payload = body && JSON.parse(body);
  const answer = await server.app.server.inject({
    ...{ method, url, headers },
    ...(payload ? { payload } : {}),
    payloadAsStream: true,
  });
  // What is let in to the stream stays there.
  if (name === 'GET /v1/live' && answer.statusCode === 200) answer.stream().destroy();
  return answer;
}

async function cellOf(answer: Answer): Promise<string> {
  if (answer.statusCode === 401 || answer.statusCode === 403) return String(answer.statusCode);
  if (answer.statusCode !== 404) return '+';
  const chunks: Buffer[] = [];
  for await (const chunk of answer.stream()) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString()).code === 'unknown_site' ? '404' : '+';
}

function rowOf(name: string, cells: readonly string[]): string {
  return `${name.padEnd(58)}${cells.map((cell) => cell.padEnd(8)).join('')}`.trimEnd();
}

it('is open to whom the table says, and to nobody else', async () => {
  const rows = [
    rowOf(
      '',
      columns.map(([name]) => name),
    ),
  ];
  for (const [name, operation] of operations) {
    const cells: string[] = [];
    for (const [, headersOf] of columns) {
      clock.at += 60_000;
      cells.push(await cellOf(await ask(name, operation, await headersOf())));
    }
    rows.push(rowOf(name, cells));
  }
  expect(`\n${rows.join('\n')}\n`).toBe(table);
});

it('documents the roles that it is open to', () => {
  const documented = operations
    .filter(([, { security }]) => security?.some((one) => 'key' in one))
    .map(([name, { 'x-roles': roles }]) => [name, [...(roles ?? [])].sort()]);
  const told = table
    .split('\n')
    .filter((row) => documented.some(([name]) => row.startsWith(`${name} `)))
    .map((row) => {
      const cells = row.slice(58).split(/\s+/);
      const open = ['owner', 'agent', 'analyst'].filter((_, i) => cells[7 + i] === '+');
      return [row.slice(0, 58).trimEnd(), open.sort()];
    });
  expect(told).toEqual(documented);
});
