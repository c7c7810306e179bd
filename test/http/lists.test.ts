/** Lists that are at hand whole: what is asked for of them, and where they go on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: string;

beforeAll(async () => {
  server = await startServer({ listen: false, demo: false });
  for (let i = 0; i < 53; i++) {
    const created = await ask('POST', '/v1/sites', { name: `Site ${i}` });
    site ??= created.json().id;
  }
  const questions = [{ id: 'score', type: 'nps', text: 'How likely?' }];
  for (let i = 0; i < 53; i++)
    await ask('POST', '/v1/surveys', { site, slug: `s${i}`, name: `Survey ${i}`, questions });
});
afterAll(() => server.close());

function ask(method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = { authorization: `Bearer ${server.ownerKey}` };
  return server.app.server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
}

describe.each([
  ['sites', () => '/v1/sites?', 'Site'],
  ['surveys', () => `/v1/surveys?site=${site}&`, 'Survey'],
])('the list of %s', (_, address, name) => {
  it('has fifty on a page, and goes on to its end', async () => {
    const first = (await ask('GET', address())).json();
    expect(first.items).toHaveLength(50);
    const second = (await ask('GET', `${address()}cursor=${first.next}`)).json();
    expect(second.items.map((item: { name: string }) => item.name)).toEqual(
      [50, 51, 52].map((i) => `${name} ${i}`),
    );
    expect(second.next).toBeNull();
  });

  it('has as many as are asked for, and no more to come where that is all', async () => {
    const page = (await ask('GET', `${address()}limit=53`)).json();
    expect(page.items).toHaveLength(53);
    expect(page.next).toBeNull();
  });

  it.each(['limit=0', 'limit=201', 'limit=1e2', 'cursor=nonsense', 'page=2'])('refuses %s', async (query) => {
    const refused = await ask('GET', address() + query);
    expect(refused.statusCode).toBe(400);
    expect(refused.json().invalidParams[0].path).toBe(query.split('=')[0]);
  });
});
