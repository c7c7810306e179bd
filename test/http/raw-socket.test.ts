/** What is no HTTP, too large or too slow is answered and cut off, and the server lives on. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Sends bytes and resolves with all that came back once the server has closed the connection. */
function exchange(text: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('close', () => resolve(received));
    // A connection that is reset while we still write is as good as one that is closed.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}

function problemOf(received: string): unknown {
  const [head, body] = received.split('\r\n\r\n', 2);
  expect(head!.toLowerCase()).toContain('content-type: application/problem+json');
  return JSON.parse(body!);
}

describe('bytes that are no HTTP', () => {
  it.each<[string, string | Buffer]>([
    ['noise', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00])],
    ['a greeting', 'HELO earshot\r\n\r\n'],
    ['a method that is none', 'FETCH / HTTP/1.1\r\nhost: a\r\n\r\n'],
    ['a version that is none', 'GET / HTTP/9.9\r\nhost: a\r\n\r\n'],
    ['a header with a control character', 'GET / HTTP/1.1\r\nhost: a\r\nx: \u0000\r\n\r\n'],
    ['a length that is none', 'POST /v1/responses HTTP/1.1\r\nhost: a\r\ncontent-length: many\r\n\r\n'],
    [
      'two lengths',
      'POST /v1/responses HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    ],
    [
      'a length and chunks',
      'POST /v1/responses HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ])('%s: 400', async (_, bytes) => {
    expect(await exchange(bytes)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('that are a chunk which is none: 400, and closed', async () => {
    const head =
      'POST /v1/responses HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n';
    expect(await exchange(`${head}zz\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('get a problem that tells nothing of the inside', async () => {
    expect(problemOf(await exchange('HELO earshot\r\n\r\n'))).toEqual({
      type: '/docs/problems#malformed_body',
      title: 'The body could not be read',
      status: 400,
      code: 'malformed_body',
      detail: 'that is no well-formed HTTP request',
      requestId: 'unread',
    });
  });
});

describe('headers that are too large', () => {
  it.each<[string, string]>([
    ['one of them', `x: ${'y'.repeat(20_000)}\r\n`],
    ['all of them', Array.from({ length: 2_000 }, (_, i) => `x-${i}: yyyyyyyy\r\n`).join('')],
  ])('%s: 431', async (_, headers) => {
    const received = await exchange(`GET /healthz HTTP/1.1\r\nhost: a\r\n${headers}\r\n`);
    expect(received).toMatch(/^HTTP\/1\.1 431 /);
    expect(problemOf(received)).toMatchObject({ status: 431, code: 'headers_too_large' });
  });

  it('an address that is too long: 431', async () => {
    expect(await exchange(`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
  });
});

describe('a request that never ends', () => {
  /** Shortens what the server waits for; it has set both. */
  async function hurried(work: () => Promise<void>): Promise<void> {
    const http = server.app.server.server;
    const { headersTimeout, requestTimeout } = http;
    expect([headersTimeout, requestTimeout]).toEqual([5_000, 10_000]);
    Object.assign(http, { headersTimeout: 50, requestTimeout: 50 });
    await work();
    Object.assign(http, { headersTimeout, requestTimeout });
  }

  it.each<[string, string]>([
    ['in its headers', 'POST /v1/responses HTTP/1.1\r\nhost: a\r\n'],
    [
      'in its body',
      'POST /v1/responses HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 100\r\n\r\n{',
    ],
    [
      'in its chunks',
      'POST /v1/responses HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n',
    ],
  ])('%s is told so and cut off', async (_, bytes) => {
    await hurried(async () => {
      const received = await exchange(bytes);
      expect(received).toMatch(/^HTTP\/1\.1 408 /);
      expect(problemOf(received)).toMatchObject({ status: 408, code: 'request_timeout' });
    });
  });
});

describe('afterwards', () => {
  it('the server answers as before, and has stored nothing', async () => {
    const answer = await server.api(`/v1/responses?site=${server.site.id}`);
    expect(await answer.json()).toEqual({ items: [], next: null });
  });
});
