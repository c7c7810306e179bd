import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Changes } from '../../../../server/live/changes.ts';
import { etagOf, isUnchanged } from '../../../../server/routes/revalidation.ts';

const noon = Date.parse('2026-11-02T12:00:00Z');
const nps = '/v1/stats/nps?site=s1';

describe('the tag of an answer', () => {
  it('stays while nothing has changed', () => {
    expect(etagOf('life.1', nps, noon + 60_000)).toBe(etagOf('life.1', nps, noon));
  });

  it('is a weak entity tag', () => {
    expect(etagOf('life.1', nps, noon)).toMatch(/^W\/"[\x21\x23-\x7e]+"$/);
  });

  it('is another for another state of the data', () => {
    expect(etagOf('life.2', nps, noon)).not.toBe(etagOf('life.1', nps, noon));
  });

  it('is another for another question', () => {
    expect(etagOf('life.1', `${nps}&period=7d`, noon)).not.toBe(etagOf('life.1', nps, noon));
  });

  it('is another in the next quarter hour, because ranges move with the clock', () => {
    expect(etagOf('life.1', nps, noon + 899_999)).toBe(etagOf('life.1', nps, noon));
    expect(etagOf('life.1', nps, noon + 900_000)).not.toBe(etagOf('life.1', nps, noon));
  });
});

describe('a route that revalidates', () => {
  let app: FastifyInstance;
  let changes: Changes;
  let reads: number;
  beforeAll(async () => {
    app = Fastify();
    app.get('/numbers', async (request, reply) => {
      const etag = etagOf(changes.revisionOf(1), request.url, noon);
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
