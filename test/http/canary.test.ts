/**
 * Words that stand nowhere else are put wherever a sender can put some: what must never be stored is never held, what
 * was erased is not any more, and the log never has any.
 */
import { request } from 'node:http';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits } from '../../server/limits/limits.ts';
import type { Site } from '../../shared/site.ts';
import { heldText } from '../support/held-text.ts';
import { createKey } from '../support/http-keys.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

/** Stored, until it is erased. */
const stored = {
  comment: 'canary-comment',
  other: 'canary-other',
  page: 'canary-page',
  parameter: 'canary-parameter',
  attribute: 'canary-attribute',
};
/** Never stored as it is. */
const never = {
  name: 'canary-name',
  mail: 'canary-mail@shop.example',
  query: 'canary-query',
  fragment: 'canary-fragment',
  undeclared: 'canary-undeclared',
  agent: 'canary-agent',
  referrer: 'canary-referrer',
  forwarded: '203.0.113.177',
  socket: '127.9.8.7',
};

let server: TestServer;
let site: Site;
let key: string;
let log = '';
const secrets = () => [...Object.values(never), key, ownerKey];
beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      log += chunk;
      done();
    },
  });
  server = await startServer({
    logger: { level: 'trace', stream },
    limits,
    trustProxy: ['127.9.8.7/32'],
  });
  site = await createSite(server, { pageParameters: ['product'] });
  await createSurvey(server, site, {
    questions: [
      { id: 'score', type: 'nps', text: 'How likely?' },
      { id: 'why', type: 'text', text: 'Why?' },
      {
        id: 'from',
        type: 'choice',
        text: 'From?',
        options: [
          { id: 'a', text: 'A' },
          { id: 'b', text: 'B' },
        ],
        other: true,
      },
    ],
  });
  ({ key } = await createKey(server, { name: 'Robot', scopes: ['write'] }));
});
afterAll(() => server.close());

/** Sends from an address of this machine that is the proxy's, as the proxy of somebody else. */
function send(method: string, url: string, body?: object, bearer?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${url}`, {
      method,
      localAddress: never.socket,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        'x-forwarded-for': never.forwarded,
        'user-agent': `Mozilla/5.0 ${never.agent} Firefox/130.0`,
        referer: `https://shop.example/${never.referrer}`,
        origin: 'https://shop.example',
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode!)));
    sent.end(body && JSON.stringify(body));
  });
}

const held = () => heldText(server.storageConfig);

const found = (words: readonly string[], text: string) => words.filter((word) => text.includes(word));

const answer = (n: number) =>
  responseTo(site, n, {
    visitor: never.name,
    answers: { score: 2, why: `${stored.comment} ${never.mail}`, from: { other: stored.other } },
    page: `https://shop.example/${stored.page}?product=${stored.parameter}&s=${never.query}#${never.fragment}`,
    referrer: `https://news.example/${never.referrer}`,
    attributes: { plan: stored.attribute, mood: never.undeclared },
  });

it('what must not be stored is nowhere, and what is stored is until it is erased', async () => {
  expect(await send('POST', '/v1/responses', answer(1))).toBe(201);
  const events = [
    { type: 'viewed', survey: 'checkout' },
    { type: 'response', response: answer(2) },
  ];
  expect(await send('POST', '/v1/events', { site: site.publicKey, events })).toBe(202);
  await server.app.flushFunnel();
  expect(await send('POST', '/v1/exports', { site: site.id, format: 'csv' }, ownerKey)).toBe(202);
  await server.app.idleJobs();
  expect(found(secrets(), held())).toEqual([]);
  expect(found(Object.values(stored), held())).toEqual(Object.values(stored));
});

it('what was erased is nowhere any more', async () => {
  const url = `/v1/visitors/${never.name}?site=${site.id}`;
  expect(await send('DELETE', url, undefined, key)).toBe(200);
  await server.app.idleJobs();
  // Where somebody was reading, the next commit empties the log.
  await server.storage.ping();
  expect(found([...Object.values(stored), ...secrets()], held())).toEqual([]);
});

it('the log never had any', () => {
  expect(log).toContain('"route":"/v1/responses"');
  expect(log).toContain('"route":"/v1/visitors/:id"');
  expect(found([...Object.values(stored), ...secrets()], log)).toEqual([]);
});
