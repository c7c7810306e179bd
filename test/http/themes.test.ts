/** `/v1/themes`: made, changed, tried, bound to their site, and removed; and what webhooks that filter by one are told. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { type Answer, asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { createTheme } from '../support/http-themes.ts';
import { createWebhook, deliveriesOf } from '../support/http-webhooks.ts';
import { startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
let site: Site;
beforeAll(async () => {
  const resolve = () => Promise.reject(new Error('nobody is called here'));
  server = await startServer({ listen: false, now: clock.now, resolve });
});
afterAll(() => server.close());
beforeEach(async () => {
  site = await createSite(server);
  await createSurvey(server, site);
});

const create = (fields: object) =>
  asOwner(server, 'POST', '/v1/themes', { site: site.id, name: 'Delivery', words: ['late'], ...fields });
const at = ({ id }: { id: string }) => `/v1/themes/${id}`;
const change = (theme: { id: string }, fields: object, tag?: string) =>
  asOwner(server, 'PATCH', at(theme), fields, tag === undefined ? {} : { 'if-match': tag });
const list = async () => (await asOwner(server, 'GET', `/v1/themes?site=${site.id}`)).json();
const say = async (n: number, why: string, score = 3): Promise<string> => {
  const answer: Answer = await postResponse(server, responseTo(site, n, { answers: { score, why } }));
  expect(answer.statusCode, answer.payload).toBe(201);
  return answer.json().id;
};

describe('a new theme', () => {
  it('is what was sent, in the list and by itself', async () => {
    const theme = await createTheme(server, site, {
      name: ' 物流 ',
      words: ['物流', ' deliver* '],
      not: ['free'],
    });
    expect(theme).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      site: site.id,
      name: '物流',
      words: ['物流', 'deliver*'],
      not: ['free'],
      createdAt: '2026-11-15T10:00:00.000Z',
      updatedAt: '2026-11-15T10:00:00.000Z',
    });
    expect(await list()).toEqual({ items: [theme], next: null });
    const one = await asOwner(server, 'GET', at(theme));
    expect(one.json()).toEqual(theme);
    expect(one.headers.etag).toBe('"2026-11-15T10:00:00.000Z"');
  });

  it.each([
    ['no name', { name: ' ' }, '400 invalid_request name', '>=1 characters'],
    ['a name that is too long', { name: 'a'.repeat(121) }, '400 invalid_request name', '<=120 characters'],
    ['no word', { words: [] }, '400 invalid_request words', '>=1 items'],
    ['an empty word', { words: [' '] }, '400 invalid_request words.0', '>=1 characters'],
    ['a word twice', { words: ['late', 'late '] }, '400 invalid_request words', 'has the same twice'],
    [
      'a word that is too long',
      { words: ['a'.repeat(101)] },
      '400 invalid_request words.0',
      '<=100 characters',
    ],
    ['201 words', { words: distinct(201) }, '400 invalid_request words', '<=200 items'],
    ['201 exclusions', { not: distinct(201) }, '400 invalid_request not', '<=200 items'],
    ['nothing to look for', { words: ['late', '?!'] }, '400 invalid_request words.1', 'it needs a letter'],
    ['a star alone', { words: ['late *'] }, '400 invalid_request words.0', 'has a * elsewhere'],
    ['a star within', { not: ['de*ver'] }, '400 invalid_request not.0', 'has a * elsewhere'],
    ['half a character', { words: ['\ud83d'] }, '400 invalid_request words.0', 'well-formed'],
    ['a number as a word', { words: [7] }, '400 invalid_request words.0', ''],
    ['an unknown field', { slug: 'delivery' }, '400 invalid_request slug', 'is not known here'],
    ['an unknown site', { site: 'none' }, '404 unknown_site site', ''],
  ])('with %s is refused by the name of the field', async (_name, fields, line, reason) => {
    const answer = await create(fields);
    expect(problemLine(answer)).toMatch(line);
    expect(answer.json().invalidParams[0].reason).toContain(reason);
  });

  it('takes as many words as there may be', async () => {
    expect((await create({ words: distinct(200), not: distinct(200) })).statusCode).toBe(201);
  });

  it('needs a name of its own', async () => {
    await createTheme(server, site, { name: 'Delivery' });
    const answer = await create({ name: 'Delivery ' });
    expect(problemLine(answer)).toMatch('409 already_exists name');
    expect(answer.json().invalidParams[0].cause).toEqual({
      code: 'theme_taken',
      values: { name: 'Delivery' },
    });
  });

  it('is the hundredth of its site at most', async () => {
    for (let i = 0; i < 100; i++) await createTheme(server, site, { name: `Theme ${i}` });
    expect(problemLine(await create({}))).toMatch('422 change_refused');
  });
});

describe('a change', () => {
  it('changes what it names', async () => {
    const theme = await createTheme(server, site);
    clock.at += 1000;
    expect((await change(theme, { not: ['free'] })).json()).toEqual({
      ...theme,
      not: ['free'],
      updatedAt: new Date(clock.at).toISOString(),
    });
  });

  it('is made to what the caller has seen alone', async () => {
    const theme = await createTheme(server, site);
    const changed = await change(theme, { words: ['slow'] }, `"${theme.updatedAt}"`);
    expect(changed.statusCode).toBe(200);
    for (const tag of [`"${theme.updatedAt}"`, '"never"'])
      expect(problemLine(await change(theme, { words: ['fast'] }, tag))).toMatch('409 edit_conflict');
    expect((await list()).items).toMatchObject([{ words: ['slow'] }]);
    expect((await change(theme, { words: ['fast'] }, String(changed.headers.etag))).statusCode).toBe(200);
  });

  it('to the name of another is refused', async () => {
    await createTheme(server, site, { name: 'Price' });
    const theme = await createTheme(server, site, { name: 'Delivery' });
    expect(problemLine(await change(theme, { name: 'Price' }))).toMatch('409 already_exists name');
  });
});

describe('what a rule finds', () => {
  const attempt = (fields: object) =>
    asOwner(server, 'POST', '/v1/themes/try', { site: site.id, words: ['late'], ...fields });

  it('is told of a text and of the newest responses, and is not kept', async () => {
    await say(1, 'Late again');
    await say(2, 'Translated');
    const last = await say(3, 'Never on time, always late');
    expect((await attempt({ not: ['again'], text: 'So late!' })).json()).toEqual({
      text: true,
      newest: { looked: 3, matching: 1, examples: [{ id: last, texts: ['Never on time, always late'] }] },
    });
    expect((await attempt({ text: 'Translated' })).json()).toMatchObject({ text: false });
    expect((await attempt({})).json()).toMatchObject({ text: null });
    expect(await list()).toEqual({ items: [], next: null });
  });

  it('is shown by five, of a hundred that are looked at', async () => {
    for (let i = 0; i < 103; i++) await say(i, 'late');
    const { newest } = (await attempt({})).json();
    expect(newest).toMatchObject({ looked: 100, matching: 100 });
    expect(newest.examples).toHaveLength(5);
  });

  it.each([
    ['no words', { words: [] }, '400 invalid_request words'],
    ['a text that is too long', { text: 'a'.repeat(5_001) }, '400 invalid_request text'],
    ['an unknown site', { site: 'none' }, '404 unknown_site site'],
  ])('with %s is refused', async (_name, fields, line) => {
    expect(problemLine(await attempt(fields))).toMatch(line);
  });
});

describe('a webhook that filters by a theme', () => {
  it('is told of what says something of it alone', async () => {
    const theme = await createTheme(server, site);
    const webhook = await createWebhook(server, site, { theme: theme.id });
    await say(1, 'All is well');
    const about = await say(2, 'The delivery was late');
    await say(3, 'Translated');
    expect(await deliveriesOf(server, webhook)).toMatchObject([{ response: about }]);
  });

  it('is judged by what is stored, after personal data was masked', async () => {
    const theme = await createTheme(server, site, { words: ['anna*'] });
    const webhook = await createWebhook(server, site, { theme: theme.id });
    await say(1, 'Write to anna@shop.example');
    expect(await deliveriesOf(server, webhook)).toEqual([]);
  });

  it('keeps its theme from being removed, and is named without its address', async () => {
    const theme = await createTheme(server, site);
    const url = 'https://hooks.example/services/hidden';
    const webhook = await createWebhook(server, site, { theme: theme.id, url });
    const answer = await asOwner(server, 'DELETE', at(theme));
    expect(problemLine(answer)).toMatch('409 in_use id');
    expect(answer.json().invalidParams[0].cause).toEqual({
      code: 'theme_in_use',
      values: { webhooks: `hooks.example, ${webhook.id}` },
    });
    expect(answer.payload).not.toContain('hidden');
    await asOwner(server, 'DELETE', `/v1/webhooks/${webhook.id}`);
    expect((await asOwner(server, 'DELETE', at(theme))).statusCode).toBe(204);
    expect(problemLine(await asOwner(server, 'GET', at(theme)))).toMatch('404 not_found');
  });
});

describe('a theme of another site', () => {
  it.each(['GET', 'PATCH', 'DELETE'] as const)(
    'is not there for a key bound elsewhere: %s',
    async (method) => {
      const theme = await createTheme(server, site);
      const { key } = await createKey(server, { scopes: ['write'], sites: [(await createSite(server)).id] });
      const body = method === 'PATCH' ? { name: 'Mine' } : undefined;
      const foreign = await withKey(server, key, method, at(theme), body);
      const unknown = await withKey(server, key, method, '/v1/themes/unknown', body);
      expect(problemLine(foreign)).toMatch('404 not_found');
      expect(foreign.json().detail).toBe(unknown.json().detail);
      expect((await list()).items).toEqual([theme]);
    },
  );
});

it('numbers are not filtered by a theme, nor told of one', async () => {
  const theme = await createTheme(server, site);
  for (const [asked, line] of [
    [`nps?site=${site.id}&filter[theme]=${theme.id}`, /^4(00|22) /],
    [`nps?site=${site.id}&breakdown=theme`, /^4(00|22) /],
    [`themes?site=${site.id}`, /^404 /],
  ] as const)
    expect(problemLine(await asOwner(server, 'GET', `/v1/stats/${asked}`))).toMatch(line);
});

function distinct(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `word${i}`);
}
