/** The log: each line is JSON whatever comes in, and holds nothing of whom it came from or what was sent. */
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { createKey } from '../support/http-keys.ts';
import { fewOf } from '../support/http-limits.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

/** Everywhere where a sender can put it. */
const secret = 'Ada-Lovelace-1815';

let server: TestServer;
let site: Site;
let key: string;
let written = '';
beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  server = await startServer({ logger: { level: 'trace', stream }, limits: fewOf({ visitor: 1 }) });
  site = await createSite(server);
  await createSurvey(server, site);
  ({ key } = await createKey(server, { name: secret }));
});
afterAll(() => server.close());

/** Sends bytes and resolves once the server has closed the connection: what it had to say of it is said by then. */
function send(text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text, 'latin1'));
    socket
      .resume()
      .on('error', () => {})
      .on('close', () => resolve());
  });
}

function request(line: string, headers: string[] = [], body = ''): string {
  const length = `content-length: ${Buffer.byteLength(body, 'latin1')}`;
  return [`${line} HTTP/1.1`, 'host: a', 'connection: close', length, ...headers, '', body].join('\r\n');
}

function posted(body: unknown, headers: string[] = []): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return request('POST /v1/responses', ['content-type: text/plain', ...headers], text);
}

const hostile: [string, () => string][] = [
  ['a secret in a query', () => request(`GET /v1/sites?token=${secret}&key=${key}`)],
  ['a secret in a path', () => request(`GET /v1/sites/${secret}`)],
  ['a path that leads nowhere', () => request(`GET /${secret}/%0a%7b%22level%22:60%7d`)],
  ['a path that cannot be decoded', () => request(`GET /v1/sites/%ff${secret}%zz`)],
  ['line breaks, quotes and colours in a path', () => request(`GET /a"\\u000a\x1b[31m{"msg":"${secret}"}`)],
  ['bytes that are no UTF-8', () => request(`GET /\xff\xfe${secret}`, [`user-agent: \xff"\\${secret}`])],
  ['a long path', () => request(`GET /${secret.repeat(300)}`)],
  ['a key', () => request('GET /v1/sites', [`authorization: Bearer ${key}`])],
  ['a wrong key', () => request('GET /v1/sites', [`authorization: Bearer sk_${secret}`])],
  ['a cookie', () => request('GET /v1/session', [`cookie: __Host-earshot=${secret}`])],
  [
    'a wrong key at the sign-in',
    () => request('POST /v1/session', ['content-type: application/json'], `{"key":"${secret}"}`),
  ],
  ['an address that a proxy is said to have seen', () => posted('{}', ['x-forwarded-for: 203.0.113.77'])],
  [
    'headers of all kinds',
    () =>
      posted('{}', [`user-agent: ${secret}"\\`, `referer: https://${secret}`, `origin: https://${secret}`]),
  ],
  ['a body that is no JSON', () => posted(`{"${secret}`)],
  ['a body of a wrong shape', () => posted({ [secret]: secret, __proto__: secret })],
  ['a body that goes for the prototype', () => posted(`{"__proto__":{"${secret}":1}}`)],
  [
    'an answer',
    () =>
      posted(
        responseTo(site, 1, {
          answers: { score: 3, why: secret },
          visitor: secret,
          page: `https://a.example/${secret}`,
        }),
      ),
  ],
  ['too many answers of a visitor', () => posted(responseTo(site, 2, { visitor: secret }))],
  [
    'an answer that the survey does not know',
    () => posted(responseTo(site, 3, { answers: { [secret]: 1 } })),
  ],
  [
    'a form',
    () => request('POST /v1/responses', ['content-type: application/x-www-form-urlencoded'], `why=${secret}`),
  ],
  ['a body of a strange type', () => request('POST /v1/responses', [`content-type: ${secret}/x`], secret)],
  [
    'a batch',
    () =>
      request('POST /v1/events', ['content-type: text/plain'], `{"site":"${secret}","events":["${secret}"]}`),
  ],
  ['what is no HTTP', () => `${secret}\r\n\r\n`],
  ['headers without an end', () => `GET / HTTP/1.1\r\n${secret}: ${'x'.repeat(20_000)}\r\n\r\n`],
];

describe.each(hostile)('%s', (_, bytes) => {
  it('leaves lines that are JSON, and nothing of it in them', async () => {
    written = '';
    await send(bytes());
    await server.app.server.inject('/healthz');
    const lines = written.split('\n').filter((line) => line !== '');
    // The last one is of `/healthz`: what was asked for above is in the log by then.
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ route: '/healthz', status: 200 });
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
    for (const private_ of [secret, key, ownerKey, site.publicKey, '203.0.113.77', '127.0.0.1']) {
      expect(written).not.toContain(private_);
    }
  });
});

it('a line names the pattern of its route, and nothing of the request', async () => {
  written = '';
  await send(request(`GET /v1/sites/${site.id}?x=1`, [`authorization: Bearer ${key}`]));
  await server.app.server.inject('/healthz');
  const {
    time: _time,
    pid: _pid,
    hostname: _hostname,
    reqId,
    milliseconds,
    ...rest
  } = JSON.parse(written.split('\n')[0]!);
  expect(rest).toEqual({ level: 20, method: 'GET', route: '/v1/sites/:id', status: 200, msg: 'answered' });
  expect([typeof reqId, typeof milliseconds]).toEqual(['string', 'number']);
});
