import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../client/client.ts';
import { ProblemError } from '../../../client/problem-error.ts';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function json(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'Content-Type': type, Connection: 'close' }).end(JSON.stringify(body));
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('it did not reject'),
    (error: unknown) => error,
  );
}

describe('createClient', () => {
  it('asks for a metric with the parameters given and the key as a bearer token', async () => {
    const seen: string[] = [];
    const base = await serve((request, response) => {
      seen.push(`${request.method} ${request.url}`, String(request.headers.authorization));
      json(response, 200, { results: [] });
    });
    const client = createClient({ base, key: 'sk_test' });
    await client.stats('nps', { site: 's1', survey: 'checkout', period: '28d', tz: 'Asia/Shanghai' });
    expect(seen).toEqual([
      'GET /v1/stats/nps?site=s1&survey=checkout&period=28d&tz=Asia%2FShanghai',
      'Bearer sk_test',
    ]);
  });

  it('sends no Authorization without a key', async () => {
    let authorization: string | undefined = 'unset';
    const base = await serve((request, response) => {
      authorization = request.headers.authorization;
      json(response, 200, { items: [], next: null });
    });
    await createClient({ base }).sites.list();
    expect(authorization).toBeUndefined();
  });

  it('leaves parameters out that are undefined', async () => {
    let address: string | undefined;
    const base = await serve((request, response) => {
      address = request.url;
      json(response, 200, { items: [], next: null });
    });
    await createClient({ base }).responses.list({ site: 's1', commented: true, cursor: undefined! });
    expect(address).toBe('/v1/responses?site=s1&commented=true');
  });

  it('throws what a problem document says', async () => {
    const base = await serve((_, response) =>
      json(
        response,
        400,
        {
          type: 'about:blank',
          title: 'The request does not fit the schema',
          status: 400,
          code: 'invalid_request',
          detail: 'tz must be an IANA time zone',
          requestId: 'req-7',
          invalidParams: [{ path: 'tz', reason: 'must be an IANA time zone' }],
        },
        'application/problem+json',
      ),
    );
    const error = await rejection(createClient({ base }).surveys.list({ site: 's1' }));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      code: 'invalid_request',
      status: 400,
      detail: 'tz must be an IANA time zone',
      requestId: 'req-7',
      invalidParams: [{ path: 'tz', reason: 'must be an IANA time zone' }],
    });
  });

  it('throws a problem without a code for an error page that is no problem document', async () => {
    const base = await serve((_, response) => {
      response
        .writeHead(502, { 'Content-Type': 'text/html', Connection: 'close' })
        .end('<h1>Bad gateway</h1>');
    });
    const error = await rejection(createClient({ base }).sites.list());
    expect(error).toMatchObject({ code: 'unknown', status: 502, invalidParams: [] });
  });

  it('lets the failure of the network through', async () => {
    const base = await serve((request) => request.socket.destroy());
    expect(await rejection(createClient({ base }).sites.list())).toBeInstanceOf(TypeError);
  });

  it('stops a call whose signal is aborted', async () => {
    const base = await serve(() => {});
    const abort = new AbortController();
    const call = createClient({ base }).stats('csat', { site: 's1' }, abort.signal);
    abort.abort();
    expect(await rejection(call)).toMatchObject({ name: 'AbortError' });
  });
});

describe('session', () => {
  it('signs in with the key in the body', async () => {
    let body = '';
    const base = await serve((request, response) => {
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => json(response, 200, { role: 'owner' }));
    });
    expect(await createClient({ base }).session.signIn('sk_test')).toEqual({ role: 'owner' });
    expect(body).toBe('{"key":"sk_test"}');
  });

  it('is null where nobody is signed in', async () => {
    const base = await serve((_, response) =>
      json(response, 401, { code: 'unauthorized', status: 401 }, 'application/problem+json'),
    );
    expect(await createClient({ base }).session.current()).toBeNull();
  });

  it('does not take a server that fails for a visitor who is signed out', async () => {
    const base = await serve((_, response) =>
      json(response, 503, { code: 'storage_unavailable', status: 503 }, 'application/problem+json'),
    );
    expect(await rejection(createClient({ base }).session.current())).toMatchObject({ status: 503 });
  });

  it('reads nothing from the empty answer to signing out', async () => {
    const base = await serve((_, response) => {
      response.writeHead(204, { Connection: 'close' }).end();
    });
    expect(await createClient({ base }).session.signOut()).toBeUndefined();
  });
});
