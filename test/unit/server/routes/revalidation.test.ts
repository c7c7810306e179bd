import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Changes } from '../../../../server/live/changes.ts';
import { etagOf, isUnchanged } from '../../../../server/routes/revalidation.ts';

const noon = Date.parse('2026-11-02T12:00:00Z');
const nps = '/v1/stats/nps?site=s1';

describe('the tag of an answer', () => {
  it('stays while nothing has changed', async () => {
    const changes = new Changes('life');
    expect(await etagOf(changes, 1, nps, noon + 60_000)).toBe(await etagOf(changes, 1, nps, noon));
  });

  it('is a weak entity tag', async () => {
    expect(await etagOf(new Changes('life'), 1, nps, noon)).toMatch(/^W\/"[\x21\x23-\x7e]+"$/);
  });

  it('is another after a change of the site, and the same after one of another site', async () => {
    const changes = new Changes('life');
    const before = await etagOf(changes, 1, nps, noon);
    changes.record({ site: 2, surveys: 'all', what: 'responses' });
    expect(await etagOf(changes, 1, nps, noon)).toBe(before);
    changes.record({ site: 1, surveys: 'all', what: 'responses' });
    expect(await etagOf(changes, 1, nps, noon)).not.toBe(before);
  });

  it('is another for another question', async () => {
    const changes = new Changes('life');
    expect(await etagOf(changes, 1, `${nps}&period=7d`, noon)).not.toBe(await etagOf(changes, 1, nps, noon));
  });

  it('is another in the next quarter hour, because ranges move with the clock', async () => {
    const changes = new Changes('life');
    expect(await etagOf(changes, 1, nps, noon + 899_999)).toBe(await etagOf(changes, 1, nps, noon));
    expect(await etagOf(changes, 1, nps, noon + 900_000)).not.toBe(await etagOf(changes, 1, nps, noon));
  });

  it('is another after the process was started anew', async () => {
    expect(await etagOf(new Changes('one'), 1, nps, noon)).not.toBe(
      await etagOf(new Changes('two'), 1, nps, noon),
    );
  });
});

it('names what several processes agree on, where there are such', async () => {
  let revision = 'epoch.7';
  const process = (life: string) => new Changes(life, { of: async () => revision });
  const before = await etagOf(process('one'), 1, nps, noon);
  expect(await etagOf(process('two'), 1, nps, noon)).toBe(before);
  revision = 'epoch.8';
  expect(await etagOf(process('one'), 1, nps, noon)).not.toBe(before);
});

describe('a route that revalidates', () => {
  let app: FastifyInstance;
  let changes: Changes;
  let reads: number;
  beforeAll(async () => {
    app = Fastify();
    app.get('/numbers', async (request, reply) => {
      const etag = await etagOf(changes, 1, request.url, noon);
      if (isUnchanged(request, reply, etag)) return reply.code(304).send();
      reads++;
      return reply.send({ value: 45 });
    });
    await app.ready();
  });
  afterAll(() => app.close());
  beforeEach(() => {
    changes = new Changes('life');
    reads = 0;
  });

  const ask = (known?: string, url = '/numbers') =>
    app.inject({ url, headers: known === undefined ? {} : { 'if-none-match': known } });

  it('answers with the tag, and the second time with 304 before anything is read', async () => {
    const first = await ask();
    expect(first.statusCode).toBe(200);
    const second = await ask(String(first.headers.etag));
    expect([second.statusCode, second.body, second.headers.etag]).toEqual([304, '', first.headers.etag]);
    expect(reads).toBe(1);
  });

  it('finds its tag among several', async () => {
    const { headers } = await ask();
    expect((await ask(`"other", ${headers.etag} ,W/"third"`)).statusCode).toBe(304);
  });

  it('reads again after a change', async () => {
    const { headers } = await ask();
    changes.record({ site: 1, surveys: 'all', what: 'responses' });
    expect((await ask(String(headers.etag))).statusCode).toBe(200);
  });

  it.each(['*', '', 'W/"', '"life.0"'])('reads for a tag that it never gave: %j', async (known) => {
    expect((await ask(known)).statusCode).toBe(200);
  });

  it('takes the tag of one question for no other', async () => {
    const { headers } = await ask();
    expect((await ask(String(headers.etag), '/numbers?period=7d')).statusCode).toBe(200);
  });
});
