/** What a webhook's address may lead to, and what becomes of answers that are no answers. */
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Networks } from '../../server/webhooks/networks.ts';
import { type PostOptions, post } from '../../server/webhooks/post.ts';
import {
  type Canary,
  startCanary,
  startReceiver,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

const local = new Networks(['127.0.0.0/8']);
const nowhere = new Networks();
const send = (url: string, options: Partial<PostOptions> = {}) =>
  post(
    url,
    '{"a":1}',
    { 'content-type': 'application/json' },
    { networks: local, ...options },
    new AbortController().signal,
  );

describe('an address that leads to this machine', () => {
  let canary: Canary;
  beforeEach(async () => {
    canary = await startCanary();
  });
  afterEach(() => canary.close());

  it.each([
    ['decimals', '127.0.0.1'],
    ['another of the network', '127.9.9.9'],
    ['one number', '2130706433'],
    ['octal', '0177.0.0.1'],
    ['hexadecimal', '0x7f.0.0.1'],
    ['one hexadecimal number', '0x7f000001'],
    ['short', '127.1'],
    ['a dot at the end', '127.0.0.1.'],
    ['wide digits', '１２７.0.0.1'],
    ['one octal number', '017700000001'],
    ['all kinds together', '0x7f.0.00.1'],
    ['three parts', '127.0.1'],
    ['digits in circles', '①②⑦.⓪.⓪.①'],
    ['ideographic stops', '127。0。0。1'],
    ['escapes', '%31%32%37.0.0.1'],
    ['soft hyphens', '127.0.\u00ad0.1'],
    ['what looks like another host in front', 'public.example@127.0.0.1'],
    ['what looks like a host and port in front', 'public.example:443@127.0.0.1'],
    ['everything', '0.0.0.0'],
    ['zero', '0'],
    ['IPv6', '[::1]'],
    ['IPv6 in full', '[0:0:0:0:0:0:0:1]'],
    ['mapped', '[::ffff:127.0.0.1]'],
    ['mapped in hexadecimal', '[::ffff:7f00:1]'],
    ['compatible', '[::127.0.0.1]'],
    ['mapped in full', '[0:0:0:0:0:ffff:7f00:0001]'],
    ['mapped everything', '[::ffff:0.0.0.0]'],
    ['translated', '[::ffff:0:127.0.0.1]'],
    ['translated (NAT64)', '[64:ff9b::127.0.0.1]'],
    ['translated locally', '[64:ff9b:1::127.0.0.1]'],
    ['tunnelled (6to4)', '[2002:7f00:1::1]'],
    ['everything of IPv6', '[::]'],
    ['a name', 'localhost'],
    ['a name in capitals', 'LOCALHOST'],
    ['a name with a dot', 'localhost.'],
    ['a name under it', 'evil.localhost'],
  ])('is never called: %s', async (_name, host) => {
    for (const scheme of ['https', 'http']) {
      const result = await send(`${scheme}://${host}:${canary.port}/`, { networks: nowhere });
      expect(result).toEqual({ error: expect.stringMatching(/^(address|name)$/) });
    }
    expect(canary.hits).toBe(0);
  });

  it('is never called under a name that somebody else gave it', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const url = `https://evil.example:${canary.port}/`;
    expect(await send(url, { networks: nowhere, resolve })).toEqual({ error: 'address' });
    expect(canary.hits).toBe(0);
  });

  it('is never called where it is one of several', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '::1', family: 6 },
    ];
    const url = `https://evil.example:${canary.port}/`;
    expect(await send(url, { networks: nowhere, resolve })).toEqual({ error: 'address' });
    expect(canary.hits).toBe(0);
  });

  it('is never called by a name that led elsewhere when it was looked at', async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '240.0.0.1' : '127.0.0.1', family: 4 }];
    };
    // A network of the operator that nobody answers in: the first address passes, and is the one that is called. The
    // system knows the name, too: whoever asked it again would come here.
    const networks = new Networks(['240.0.0.0/4']);
    const url = `http://localhost:${canary.port}/`;
    expect(await send(url, { networks, resolve, within: 300 })).toHaveProperty('error');
    expect(asked).toBe(1);
    expect(canary.hits).toBe(0);
  });
});

describe('without encryption', () => {
  it('no public address is called', async () => {
    const resolve = async () => [{ address: '93.184.216.34', family: 4 }];
    expect(await send('http://public.example/', { resolve })).toEqual({ error: 'insecure' });
  });
});

describe('an endpoint', () => {
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  it('gets the body and the headers', async () => {
    expect(await send(receiver.url)).toEqual({ status: 204, retryAfter: null });
    expect(receiver.received).toMatchObject([
      { body: '{"a":1}', headers: { 'content-type': 'application/json', 'content-length': '7' } },
    ]);
  });

  it('is called at the address that was looked at, under its name', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const url = receiver.url.replace('127.0.0.1', 'shop.invalid');
    expect(await send(url, { resolve })).toEqual({ status: 204, retryAfter: null });
    expect(receiver.received[0]!.headers.host).toBe(new URL(url).host);
  });

  it('is told by its status and its Retry-After', async () => {
    receiver.answer = (response) => void response.writeHead(503, { 'retry-after': '7' }).end('busy');
    expect(await send(receiver.url)).toEqual({ status: 503, retryAfter: '7' });
  });

  it.each([301, 302, 303, 307, 308])('that redirects by %i is not followed', async (status) => {
    const other = await startReceiver();
    receiver.answer = (response) => void response.writeHead(status, { location: other.url }).end();
    expect(await send(receiver.url)).toMatchObject({ status });
    expect(other.connections).toBe(0);
    await other.close();
  });

  it('that never ends its answer has answered, and is left', async () => {
    receiver.answer = (response) => void response.writeHead(200).write('a');
    expect(await send(receiver.url, { within: 200 })).toMatchObject({ status: 200 });
  });

  it('that says more than anybody reads is cut off', async () => {
    let sent = 0;
    receiver.answer = (response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) sent += 16_384;
      };
      response.on('drain', more);
      more();
    };
    expect(await send(receiver.url)).toMatchObject({ status: 200 });
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('that is silent is waited for so long and no longer', async () => {
    receiver.answer = () => {};
    expect(await send(receiver.url, { within: 100 })).toEqual({ error: 'timeout' });
  });

  it('whose name nobody tells is waited for so long and no longer', async () => {
    const resolve = () => new Promise<never>(() => {});
    expect(await send('https://slow.example/', { resolve, within: 100 })).toEqual({ error: 'timeout' });
  });

  it('that nobody knows is no endpoint', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await send('https://none.example/', { resolve })).toEqual({ error: 'name' });
  });

  it('that nobody listens at is no endpoint', async () => {
    const { url } = receiver;
    await receiver.close();
    expect(await send(url)).toEqual({ error: 'connection' });
  });
});

describe('a socket that answers', () => {
  let server: Server;
  afterEach(() => server.close());

  async function answering(text: string): Promise<string> {
    server = createServer((socket: Socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(text));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
  }

  it('with less than it said has answered', async () => {
    const url = await answering('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort');
    expect(await send(url)).toMatchObject({ status: 200 });
  });

  it('with another length than it said, twice, has not', async () => {
    const url = await answering('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na');
    expect(await send(url)).toEqual({ error: 'connection' });
  });

  it.each([
    ['nothing', ''],
    ['no HTTP', 'hello\r\n\r\n'],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'],
    ['headers without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`],
  ])('with %s has not', async (_name, text) => {
    expect(await send(await answering(text))).toEqual({ error: 'connection' });
  });

  it('byte by byte without end is waited for so long and no longer', async () => {
    server = createServer((socket: Socket) => {
      const drip = setInterval(() => socket.write('H'), 10);
      socket.on('error', () => {});
      socket.once('close', () => clearInterval(drip));
      socket.write('HTTP/1.1 200 OK\r\nX-');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
    expect(await send(url, { within: 300 })).toEqual({ error: 'timeout' });
  });

  it('without encryption is no endpoint of https', async () => {
    const url = await answering('HTTP/1.1 200 OK\r\n\r\n');
    expect(await send(url.replace('http:', 'https:'))).toHaveProperty('error');
  });
});
