/** Whose `X-Forwarded-For` is believed. */
import { afterEach, describe, expect, it } from 'vitest';
import { fewOf } from '../support/http-limits.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
afterEach(() => server.close());

/** Asks for the configuration, and tells what is left of the address that is held to have asked. */
async function leftFor(forwarded: string, peer = '10.0.0.7'): Promise<string> {
  const { headers } = await server.app.server.inject({
    url: `/v1/config?site=${server.site.publicKey}`,
    remoteAddress: peer,
    headers: { 'x-forwarded-for': forwarded },
  });
  return /"address";r=(\d+)/.exec(String(headers.ratelimit))![1]!;
}

const limits = fewOf({ configAddress: 10 });

describe('behind a proxy that is trusted', () => {
  it('each visitor has an address of his own', async () => {
    server = await startServer({ listen: false, limits, trustProxy: ['10.0.0.0/8'] });
    expect([await leftFor('192.0.2.1'), await leftFor('192.0.2.2')]).toEqual(['9', '9']);
  });

  it('what a visitor claims before it is not believed', async () => {
    server = await startServer({ listen: false, limits, trustProxy: ['10.0.0.0/8'] });
    expect([await leftFor('203.0.113.1, 192.0.2.1'), await leftFor('203.0.113.2, 192.0.2.1')]).toEqual([
      '9',
      '8',
    ]);
  });

  it('what is no address stands for the proxy', async () => {
    server = await startServer({ listen: false, limits, trustProxy: ['10.0.0.0/8'] });
    expect([await leftFor('unknown'), await leftFor('<script>')]).toEqual(['9', '8']);
  });
});

describe('from anybody else', () => {
  it('it is passed over', async () => {
    server = await startServer({ listen: false, limits, trustProxy: ['10.0.0.0/8'] });
    expect([await leftFor('192.0.2.1', '198.51.100.1'), await leftFor('192.0.2.2', '198.51.100.1')]).toEqual([
      '9',
      '8',
    ]);
  });

  it('it is passed over where no proxy is trusted', async () => {
    server = await startServer({ listen: false, limits });
    expect([await leftFor('192.0.2.1'), await leftFor('192.0.2.2')]).toEqual(['9', '8']);
  });
});
