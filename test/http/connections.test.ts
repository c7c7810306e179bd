/** How many connections there may be, and how long each has to say what it wants. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
const open: Socket[] = [];
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await server.close();
});

async function connected(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  open.push(socket);
  await once(socket, 'connect');
  return socket;
}

async function asked(socket: Socket): Promise<string> {
  socket.write('GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n');
  const [bytes] = await once(socket, 'data');
  return String(bytes).slice(0, 12);
}

describe('connections', () => {
  it('are bounded: one too many is closed, and the others go on', async () => {
    server = await startServer({ maxConnections: 2 });
    const [first, second] = [await connected(), await connected()];
    expect(await asked(first)).toBe('HTTP/1.1 200');
    const third = await connected();
    third.resume();
    await once(third, 'close');
    expect(await asked(second)).toBe('HTTP/1.1 200');
  });

  it('end after ten thousand requests, and there are ten thousand of them at most', async () => {
    server = await startServer();
    const { maxConnections, maxRequestsPerSocket } = server.app.server.server;
    expect([maxConnections, maxRequestsPerSocket]).toEqual([10_000, 10_000]);
  });
});

describe('a sender that drips', () => {
  it.each<[string, string]>([
    ['its headers', 'POST /v1/responses HTTP/1.1\r\nhost: a\r\nx: '],
    [
      'its body',
      'POST /v1/responses HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 60000\r\n\r\n',
    ],
  ])('%s is cut off, however steadily it goes on', async (_, head) => {
    server = await startServer();
    Object.assign(server.app.server.server, { headersTimeout: 100, requestTimeout: 200 });
    const socket = await connected();
    let received = '';
    socket.on('data', (bytes) => {
      received += String(bytes);
    });
    // Whoever is cut off while he sends hears a reset.
    socket.on('error', () => {});
    socket.write(head);
    const dripping = setInterval(() => socket.write('x'), 10);
    await once(socket, 'close');
    clearInterval(dripping);
    expect(received).toMatch(/^HTTP\/1\.1 408 /);
  });
});
