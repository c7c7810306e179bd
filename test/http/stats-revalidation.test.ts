/** An answer's `ETag`: whoever has the answer already is told so, until something changes. */
import { describe, expect, it } from 'vitest';
import { answeredSite, hour } from '../support/http-answered-site.ts';
import { type Answer, asOwner, call } from '../support/http-calls.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { ownerKey } from '../support/server.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');

function get(question = 'nps?', etag?: string | string[]): Promise<Answer> {
  return call(asked.server, 'GET', `/v1/stats/${question}&site=${asked.site.id}`, {
    authorization: `Bearer ${ownerKey}`,
    ...(etag === undefined ? {} : { 'if-none-match': String(etag) }),
  });
}

describe('an answer', () => {
  it('may be kept by who asked, and has to be asked for again each time', async () => {
    const answer = await get();
    expect(answer.headers['cache-control']).toBe('private, no-cache');
    expect(answer.headers.etag).toMatch(/^W\/"[^"]+"$/);
  });

  it('of an unchanged site is not sent again', async () => {
    const { headers } = await get();
    const again = await get('nps?', headers.etag);
    expect(again.statusCode).toBe(304);
    expect(again.payload).toBe('');
    expect(again.headers.etag).toBe(headers.etag);
    expect(again.headers['cache-control']).toBe('private, no-cache');
  });

  it('is found among several that the asker has', async () => {
    const { headers } = await get();
    expect((await get('nps?', `"x", ${headers.etag}`)).statusCode).toBe(304);
  });

  it('is another after a new answer', async () => {
    const { headers } = await get();
    await asked.scores([9]);
    const after = await get('nps?', headers.etag);
    expect(after.statusCode).toBe(200);
    expect(after.headers.etag).not.toBe(headers.etag);
    expect(after.json().results[0].metrics.nps.n).toBe(1);
  });

  it('is another after a view was counted, or the survey or the site was changed', async () => {
    const changes = [
      () => asked.steps('viewed', 1),
      () => asked.edit([{ id: 'score', type: 'nps', text: 'Would you?' }]),
      () => asOwner(asked.server, 'PATCH', `/v1/sites/${asked.site.id}`, { minimumN: 7 }),
    ];
    for (const change of changes) {
      const { headers } = await get();
      await change();
      expect((await get('nps?', headers.etag)).statusCode).toBe(200);
    }
  });

  it('stays while another site changes', async () => {
    const { headers } = await get();
    const other = await createSite(asked.server);
    await createSurvey(asked.server, other);
    expect((await get('nps?', headers.etag)).statusCode).toBe(304);
  });

  it('may be a list, too', async () => {
    const list = (etag?: string) =>
      call(asked.server, 'GET', `/v1/responses?site=${asked.site.id}`, {
        authorization: `Bearer ${ownerKey}`,
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
      });
    const { headers } = await list();
    expect(headers['cache-control']).toBe('no-store');
    expect((await list(String(headers.etag))).statusCode).toBe(304);
    await asked.scores([9]);
    expect((await list(String(headers.etag))).json().items).toHaveLength(1);
  });

  it('that is an error has no tag', async () => {
    expect((await get('nps?period=never')).headers.etag).toBeUndefined();
    const list = await asOwner(asked.server, 'GET', `/v1/responses?site=${asked.site.id}&cursor=strange`);
    expect(list.statusCode).toBe(400);
    expect(list.headers.etag).toBeUndefined();
  });

  it('of one question is not that of another', async () => {
    const { headers } = await get();
    expect((await get('nps?period=7d', headers.etag)).statusCode).toBe(200);
  });

  it('is not counted again while nothing has changed', async () => {
    const first = await get();
    asked.clock.at += 1000;
    expect((await get()).payload).toBe(first.payload);
    await asked.scores([9]);
    const { meta, results } = (await get()).json();
    expect(meta.generatedAt).toBe(new Date(asked.clock.at).toISOString());
    expect(results[0].metrics.nps.n).toBe(1);
  });

  it('is counted again for who says no-cache', async () => {
    const first = await get();
    asked.clock.at += 1000;
    const again = await call(asked.server, 'GET', `/v1/stats/nps?site=${asked.site.id}`, {
      authorization: `Bearer ${ownerKey}`,
      'cache-control': 'no-cache',
    });
    expect(again.json().meta.generatedAt).not.toBe(first.json().meta.generatedAt);
  });

  it('to several metrics is not counted again either, and not told for another question', async () => {
    const query = (metrics: string[]) =>
      asOwner(asked.server, 'POST', '/v1/query', { site: asked.site.id, metrics });
    const first = await query(['nps', 'rating']);
    asked.clock.at += 1000;
    expect((await query(['nps', 'rating'])).payload).toBe(first.payload);
    expect((await query(['nps'])).json().query.metrics).toEqual(['nps']);
    await asked.scores([9]);
    expect((await query(['nps', 'rating'])).json().results[0].metrics.nps.n).toBe(1);
  });

  it('is another when the time has come that its range moves by', async () => {
    const { headers } = await get('nps?period=24h');
    asked.clock.at += hour;
    expect((await get('nps?period=24h', headers.etag)).statusCode).toBe(200);
  });
});
