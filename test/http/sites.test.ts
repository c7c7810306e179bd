/** `/v1/sites`: create, read, list, change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byOwner } from '../support/builders.ts';
import { asOwner, call, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemIn, problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());

describe('a new site', () => {
  it('needs no more than a name', async () => {
    const answer = await asOwner(server, 'POST', '/v1/sites', { name: 'Shop' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      publicKey: expect.stringMatching(/^pk_[\w-]{20}$/),
      name: 'Shop',
      origins: [],
      timezone: 'UTC',
      attributes: {},
      minimumN: 5,
      complaintRule: { detractors: true, bottomBox: 2, thumbsDown: true, effort: 3, comment: true },
      asking: { every: '1d', honourSignals: true },
      maskPersonalData: true,
      pageParameters: [],
      retention: { answers: null, comments: null, audit: null },
      createdAt: '2026-11-15T10:00:00.000Z',
      updatedAt: '2026-11-15T10:00:00.000Z',
    });
  });

  it('is as it was asked for', async () => {
    const fields = {
      name: '商店',
      origins: ['https://shop.example', 'https://*.shop.example', 'http://localhost:3000'],
      timezone: 'Asia/Shanghai',
      attributes: { plan: { type: 'string' }, orders: { type: 'number' }, member: { type: 'boolean' } },
      minimumN: 10,
      complaintRule: { detractors: false, bottomBox: 0, thumbsDown: false, effort: 0, comment: false },
      asking: { every: '7d', honourSignals: false },
      maskPersonalData: false,
    };
    const answer = await asOwner(server, 'POST', '/v1/sites', fields);
    expect(answer.json()).toMatchObject(fields);
  });

  it('is found by its id, and in the list', async () => {
    const site = await createSite(server);
    expect((await asOwner(server, 'GET', `/v1/sites/${site.id}`)).json()).toEqual(site);
    const list = (await asOwner(server, 'GET', '/v1/sites')).json();
    expect(list.items).toContainEqual(site);
    expect(list.next).toBeNull();
  });

  it('has a key of its own, though its name is taken', async () => {
    const [one, two] = [await createSite(server), await createSite(server)];
    expect(two.publicKey).not.toBe(one.publicKey);
  });
});

describe('a change', () => {
  it('changes what it names and nothing else', async () => {
    const site = await createSite(server);
    clock.at += 60_000;
    const answer = await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { minimumN: 20 });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ ...site, minimumN: 20, updatedAt: new Date(clock.at).toISOString() });
  });

  it('that was made for what somebody else has changed since is refused, and changes nothing', async () => {
    const site = await createSite(server);
    const url = `/v1/sites/${site.id}`;
    const { etag } = (await asOwner(server, 'GET', url)).headers;
    const change = (name: string, tag: string) =>
      server.app.server.inject({
        method: 'PATCH',
        url,
        headers: { authorization: `Bearer ${ownerKey}`, 'if-match': tag },
        payload: { name },
      });
    const theirs = await change('Theirs', String(etag));
    expect(theirs.statusCode).toBe(200);
    expect(theirs.headers.etag).toBe(`"${theirs.json().updatedAt}"`);
    expect(problemLine(await change('Mine', String(etag)))).toBe('409 edit_conflict');
    expect((await asOwner(server, 'GET', url)).json().name).toBe('Theirs');
    expect((await change('Mine', String(theirs.headers.etag))).statusCode).toBe(200);
    expect((await change('Mine again', '*')).statusCode).toBe(200);
  });

  it('of the origins holds from the next answer on', async () => {
    const site = await createSite(server, { origins: [] });
    await createSurvey(server, site);
    const origin = 'https://new.example';
    expect((await postResponse(server, responseTo(site, 1), { origin })).statusCode).toBe(403);
    await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { origins: [origin] });
    expect((await postResponse(server, responseTo(site, 1), { origin })).statusCode).toBe(201);
    await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { origins: [] });
    expect((await postResponse(server, responseTo(site, 2), { origin })).statusCode).toBe(403);
  });

  it('of the rule of complaints names all of it: what it leaves out has its default', async () => {
    const site = await createSite(server, { complaintRule: { detractors: false, effort: 1 } });
    const url = `/v1/sites/${site.id}`;
    const answer = await asOwner(server, 'PATCH', url, { complaintRule: { comment: false } });
    expect(answer.json().complaintRule).toEqual({
      detractors: true,
      bottomBox: 2,
      thumbsDown: true,
      effort: 3,
      comment: false,
    });
    expect((await asOwner(server, 'GET', url)).json()).toEqual(answer.json());
  });

  it('of the time zone counts the days of its answers anew: a job', async () => {
    const site = await createSite(server);
    await createSurvey(server, site);
    await postResponse(server, responseTo(site, 1));
    const changed = await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { timezone: 'Asia/Tokyo' });
    expect(changed.json()).toMatchObject({ timezone: 'Asia/Tokyo' });
    expect(changed.json()).not.toHaveProperty('recounting');
    await server.app.idleJobs();
    const { items } = (await asOwner(server, 'GET', '/v1/jobs')).json();
    expect(items[0]).toMatchObject({
      kind: 'recount',
      site: site.id,
      asked: { timezone: 'Asia/Tokyo' },
      state: 'done',
      done: 1,
      total: 1,
    });
    expect(await server.storage.counts.verify()).toEqual([]);
    const cancelled = await asOwner(server, 'DELETE', `/v1/jobs/${items[0].id}`);
    expect(problemLine(cancelled)).toBe('422 change_refused');
  });

  it('of the time zone asks nothing of a site without answers', async () => {
    const site = await createSite(server);
    const changed = await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { timezone: 'Asia/Tokyo' });
    expect(changed.statusCode).toBe(200);
    const { items } = (await asOwner(server, 'GET', '/v1/jobs')).json();
    expect(items.filter((job: { site: string }) => job.site === site.id)).toEqual([]);
  });

  it('of the time zone waits until the days are counted', async () => {
    const site = await createSite(server);
    await createSurvey(server, site);
    await postResponse(server, responseTo(site, 1));
    // As a server leaves it that ends meanwhile: the job is gone, and what is to do is known.
    await server.storage.sites.change(site.id, { timezone: 'Asia/Tokyo' }, byOwner());
    const url = `/v1/sites/${site.id}`;
    const refused = await asOwner(server, 'PATCH', url, { timezone: 'Asia/Shanghai' });
    expect(problemLine(refused)).toBe('422 change_refused timezone');
    expect((await asOwner(server, 'PATCH', url, { timezone: 'Asia/Tokyo' })).statusCode).toBe(200);
    await server.app.idleJobs();
    expect((await asOwner(server, 'PATCH', url, { timezone: 'Asia/Shanghai' })).statusCode).toBe(200);
    await server.app.idleJobs();
  });

  it.each([
    [{}, ''],
    [{ publicKey: 'pk_mine00000000' }, 'publicKey'],
    [{ id: 'x' }, 'id'],
    [{ name: null }, 'name'],
  ])('to %j is refused', async (change, path) => {
    const site = await createSite(server);
    const problem = problemIn(await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, change));
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(problem.paths).toContain(path);
  });
});

describe('a site that is not there', () => {
  it.each(['unknown', '%F0%9F%98%80', '__proto__', 'a%00b', "'; DROP TABLE sites; --"])(
    'is not found: %s',
    async (id) => {
      const path = `/v1/sites/${id.includes("'") ? encodeURIComponent(id) : id}`;
      expect(problemLine(await asOwner(server, 'GET', path))).toBe('404 unknown_site id');
      expect(problemLine(await asOwner(server, 'PATCH', path, { minimumN: 2 }))).toBe('404 unknown_site id');
    },
  );
});

describe('what is no site', () => {
  it.each([
    ['without a name', {}, 'name'],
    ['an empty name', { name: '' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(121) }, 'name'],
    ['a number as its name', { name: 7 }, 'name'],
    ['a lone surrogate in its name', { name: 'a\ud800' }, 'name'],
    ['NUL in its name', { name: 'a\0' }, 'name'],
    ['an unknown key', { name: 'Shop', colour: 'red' }, 'colour'],
    ['an origin with a path', { name: 'Shop', origins: ['https://shop.example/'] }, 'origins.0'],
    ['an origin without a scheme', { name: 'Shop', origins: ['shop.example'] }, 'origins.0'],
    ['a star that is no subdomain', { name: 'Shop', origins: ['https://*shop.example'] }, 'origins.0'],
    ['a star for every origin', { name: 'Shop', origins: ['*'] }, 'origins.0'],
    ['a star before another star', { name: 'Shop', origins: ['https://*.*.example'] }, 'origins.0'],
    ['an origin of no web page', { name: 'Shop', origins: ['ftp://shop.example'] }, 'origins.0'],
    ['null as an origin', { name: 'Shop', origins: ['https://shop.example', 'null'] }, 'origins.1'],
    ['too many origins', { name: 'Shop', origins: Array(101).fill('https://shop.example') }, 'origins'],
    ['a zone that is none', { name: 'Shop', timezone: 'Mars/Olympus' }, 'timezone'],
    ['an offset for a zone', { name: 'Shop', timezone: '+08:00' }, 'timezone'],
    [
      'an attribute of an unknown type',
      { name: 'Shop', attributes: { plan: { type: 'date' } } },
      'attributes.plan.type',
    ],
    [
      'an attribute named like a dimension',
      { name: 'Shop', attributes: { page: { type: 'string' } } },
      'attributes.page',
    ],
    [
      'an attribute with a space in its name',
      { name: 'Shop', attributes: { 'a b': { type: 'string' } } },
      'attributes.a b',
    ],
    ['a minimum of zero', { name: 'Shop', minimumN: 0 }, 'minimumN'],
    ['a text for the minimum', { name: 'Shop', minimumN: '5' }, 'minimumN'],
    ['a rest that is none', { name: 'Shop', asking: { every: '0d' } }, 'asking.every'],
    ['an unknown part of asking', { name: 'Shop', asking: { often: true } }, 'asking.often'],
    ['a rule of complaints that is none', { name: 'Shop', complaintRule: true }, 'complaintRule'],
    ['four lowest boxes', { name: 'Shop', complaintRule: { bottomBox: 4 } }, 'complaintRule.bottomBox'],
    ['an effort of 7', { name: 'Shop', complaintRule: { effort: 7 } }, 'complaintRule.effort'],
    ['a number for a yes', { name: 'Shop', complaintRule: { detractors: 1 } }, 'complaintRule.detractors'],
    ['an unknown part of the rule', { name: 'Shop', complaintRule: { angry: true } }, 'complaintRule.angry'],
  ])('%s', async (_, body, path) => {
    expect(problemLine(await asOwner(server, 'POST', '/v1/sites', body))).toBe(`400 invalid_request ${path}`);
  });

  it('more attributes than there may be', async () => {
    const attributes = Object.fromEntries(
      Array.from({ length: 21 }, (_, i) => [`a${i}`, { type: 'string' }]),
    );
    const answer = await asOwner(server, 'POST', '/v1/sites', { name: 'Shop', attributes });
    expect(problemLine(answer)).toBe('400 invalid_request attributes');
  });
});

describe('without a key', () => {
  it.each([
    ['GET', '/v1/sites'],
    ['POST', '/v1/sites'],
    ['GET', '/v1/sites/x'],
    ['PATCH', '/v1/sites/x'],
  ] as const)('%s %s is refused', async (method, url) => {
    const answer = await call(server, method, url);
    expect(problemLine(answer)).toBe('401 unauthorized');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });
});
