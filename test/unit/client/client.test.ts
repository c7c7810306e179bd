import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../client/client.ts';
import { ProblemError } from '../../../client/problem-error.ts';
import { ClientServer, json, problem, rejection } from '../../support/client-server.ts';

const server = new ClientServer();
const serve = server.serve.bind(server);
afterEach(() => server.close());

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

  it('spells out filters and both dimensions of a breakdown', async () => {
    let address = '';
    const base = await serve((request, response) => {
      address = decodeURIComponent(request.url!);
      json(response, 200, { results: [] });
    });
    await createClient({ base }).stats('csat', {
      site: 's1',
      breakdown: ['page', 'device'],
      filter: { plan: ['pro', 'team'] },
      other: true,
      include: 'ids',
    });
    expect(address).toBe(
      '/v1/stats/csat?site=s1&other=true&include=ids&breakdown=page,device&filter[plan]=pro,team',
    );
  });

  it('asks for several metrics with a body', async () => {
    const seen: string[] = [];
    const base = await serve(async (request, response) => {
      seen.push(`${request.method} ${request.url}`);
      for await (const chunk of request) seen.push(String(chunk));
      json(response, 200, { results: [] });
    });
    await createClient({ base }).query({ site: 's1', metrics: ['nps', 'rating'], filter: { page: 'a,b' } });
    expect(seen).toEqual([
      'POST /v1/query',
      '{"site":"s1","metrics":["nps","rating"],"filter":{"page":"a,b"}}',
    ]);
  });

  it('takes a base that ends with a slash', async () => {
    let address: string | undefined;
    const base = await serve((request, response) => {
      address = request.url;
      json(response, 200, { items: [], next: null });
    });
    await createClient({ base: `${base}/` }).sites.list();
    expect(address).toBe('/v1/sites');
  });

  it('calls the fetch that it is given', async () => {
    const called: unknown[] = [];
    const fetch = async (input: unknown) => {
      called.push(input);
      return Response.json({ items: [], next: null });
    };
    await createClient({
      base: 'https://feedback.example',
      fetch: fetch as typeof globalThis.fetch,
    }).sites.list();
    expect(called).toEqual(['https://feedback.example/v1/sites']);
  });

  it('keeps the key at home where none is needed', async () => {
    const seen: unknown[] = [];
    const base = await serve((request, response) => {
      seen.push(request.headers.authorization);
      json(response, 201, { id: 'r1', receipt: 'r1.x', results: [] });
    });
    const client = createClient({ base, key: 'sk_test' });
    await client.responses.send({ id: 'r1', site: 'pk_1', survey: 'checkout', answers: { score: 9 } });
    await client.events.send('pk_1', [{ type: 'viewed', survey: 'checkout' }]);
    expect(seen).toEqual([undefined, undefined]);
  });

  it.each([
    [429, 'too_many_requests', '7', 7],
    [503, 'overloaded', '10', 10],
    [503, 'stopping', 'Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ])('says after how many seconds a %i may be tried again', async (status, code, header, seconds) => {
    const base = await serve((_, response) => problem(response, status, code, { 'Retry-After': header }));
    const error = await rejection(createClient({ base }).sites.list());
    expect(error).toMatchObject({ status, code, retryAfter: seconds });
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
      json(response, 400, {
        type: 'about:blank',
        title: 'The request does not fit the schema',
        status: 400,
        code: 'invalid_request',
        detail: 'tz must be an IANA time zone',
        requestId: 'req-7',
        invalidParams: [{ path: 'tz', reason: 'must be an IANA time zone' }],
      }),
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
    const base = await serve((_, response) => problem(response, 401, 'unauthorized'));
    expect(await createClient({ base }).session.current()).toBeNull();
  });

  it('does not take a server that fails for a visitor who is signed out', async () => {
    const base = await serve((_, response) => problem(response, 503, 'storage_unavailable'));
    expect(await rejection(createClient({ base }).session.current())).toMatchObject({ status: 503 });
  });

  it('reads nothing from the empty answer to signing out', async () => {
    const base = await serve((_, response) => {
      response.writeHead(204, { Connection: 'close' }).end();
    });
    expect(await createClient({ base }).session.signOut()).toBeUndefined();
  });
});
