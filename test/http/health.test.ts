/** `/healthz` and `/readyz`: whether the process runs, and whether it would take an answer now. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../support/http-calls.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ listen: false });
});
afterAll(() => server.close());

describe('/healthz', () => {
  it('says that the process runs, and which version it is', async () => {
    const answer = await call(server, 'GET', '/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'ok', version: '0.0.0-test' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('answers HEAD, as probes ask', async () => {
    expect((await call(server, 'HEAD', '/healthz')).statusCode).toBe(200);
  });
});

describe('/readyz', () => {
  it('says that an answer would be taken', async () => {
    const answer = await call(server, 'GET', '/readyz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'ready', waiting: 0 });
  });
});
