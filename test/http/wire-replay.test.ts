/** What released widgets said is still understood, and what they are told still has what they read. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../support/http-calls.ts';
import { createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { tapeFolder, type WireRequest, type WireTape } from '../support/wire-tape.ts';

const tapes = readdirSync(tapeFolder).map(
  (file) => JSON.parse(readFileSync(new URL(file, tapeFolder), 'utf8')) as WireTape,
);

describe.each(tapes)('the widget of $widget', ({ publicKey, surveys, requests }) => {
  let server: TestServer;
  const site = { id: '0192f3c4-0000-7000-8000-000000000001' };

  beforeAll(async () => {
    server = await startServer({ listen: false });
    const fields = { name: 'Recorded', origins: [], timezone: 'UTC', attributes: {}, minimumN: 5 };
    const { complaintRule, asking, maskPersonalData, pageParameters, retention } = (
      await asOwner(server, 'GET', '/v1/sites')
    ).json().items[0];
    await server.storage.sites.create(
      { ...fields, complaintRule, asking, maskPersonalData, pageParameters, retention, ...site, publicKey },
      { actor: { kind: 'server' }, at: Date.now() },
    );
    for (const survey of surveys) await createSurvey(server, site, survey);
  });
  afterAll(() => server.close());

  it.each(requests.map((request, i) => [i, `${request.method} ${request.path}`, request] as const))(
    'request %i, %s, is answered as it was',
    async (_, __, request) => {
      const answer = await send(request);
      expect(answer.statusCode).toBe(request.status);
      expect(missing(answer.json(), request.answer)).toEqual([]);
    },
  );

  it('stored what it stored then, however often it is sent', async () => {
    const before = await stored(server, site);
    expect(before.map(({ answers, complete }) => ({ answers, complete }))).toEqual([
      { answers: { score: 3 }, complete: false },
      { answers: { score: 3, why: 'Delivery took four days' }, complete: true },
    ]);
    for (const request of requests) await send(request);
    expect(await stored(server, site)).toEqual(before);
  });

  function send({ method, path, contentType, body }: WireRequest) {
    return server.app.server.inject({
      method,
      url: path,
      ...(contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
      ...(body === undefined ? {} : { payload: body }),
    });
  }
});

/** The paths at which `now` has nothing, or something of another kind than `then` had. Values may differ. */
function missing(now: unknown, then: unknown, path = ''): string[] {
  if (typeof now !== typeof then || Array.isArray(now) !== Array.isArray(then)) return [path || 'all'];
  if (typeof then !== 'object' || then === null) return [];
  return Object.entries(then).flatMap(([name, value]) =>
    missing((now as Record<string, unknown>)[name], value, `${path}.${name}`),
  );
}
