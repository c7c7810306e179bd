/** `/v1/webhooks`: made, changed, bound to their site, and removed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import type { WebhookInput } from '../../shared/webhook.ts';
import { asOwner } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { createKey, withKey } from '../support/http-keys.ts';
import { problemLine } from '../support/http-problem.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { createTheme } from '../support/http-themes.ts';
import { createWebhook, deliveriesOf, webhookOf } from '../support/http-webhooks.ts';
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
  asOwner(server, 'POST', '/v1/webhooks', { site: site.id, url: 'https://shop.example/hook', ...fields });
const change = (id: string, fields: object) => asOwner(server, 'PATCH', `/v1/webhooks/${id}`, fields);

describe('a new webhook', () => {
  it('is told of new responses unless it says otherwise, and shows its secret once', async () => {
    const { secret, ...rest } = await createWebhook(server, site);
    expect(secret).toMatch(/^whsec_/);
    expect(rest).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      site: site.id,
      url: 'https://shop.example/hook',
      format: 'standard',
      events: ['response.created'],
      survey: null,
      scoreAtMost: null,
      theme: null,
      enabled: true,
      disabled: null,
      failingSince: null,
      createdAt: '2026-11-15T10:00:00.000Z',
      updatedAt: '2026-11-15T10:00:00.000Z',
    });
    const list = await asOwner(server, 'GET', `/v1/webhooks?site=${site.id}`);
    expect(list.json()).toEqual({ items: [rest], next: null });
    expect(await webhookOf(server, rest)).toEqual(rest);
  });

  it('has filters', async () => {
    const { id: theme } = await createTheme(server, site);
    const filters: Partial<WebhookInput> = {
      format: 'slack',
      events: ['survey.changed'],
      survey: 'checkout',
      scoreAtMost: 6,
      theme,
    };
    expect(await createWebhook(server, site, filters)).toMatchObject(filters);
  });

  it.each([
    ['no address', { url: 'shop' }, 'url'],
    ['another protocol', { url: 'ftp://shop.example/' }, 'url'],
    ['a password in it', { url: 'https://me:secret@shop.example/' }, 'url'],
    ['an address that is too long', { url: `https://shop.example/${'a'.repeat(2_000)}` }, 'url'],
    ['no encryption', { url: 'http://shop.example/' }, 'url'],
    ['this machine', { url: 'https://localhost/' }, 'url'],
    ['this machine by a number', { url: 'https://2130706433/' }, 'url'],
    ['this machine by IPv6', { url: 'https://[::ffff:127.0.0.1]/' }, 'url'],
    ['a private network', { url: 'https://192.168.1.1/' }, 'url'],
    ['no event', { events: [] }, 'events'],
    ['an unknown event', { events: ['theme.changed'] }, 'events.0'],
    ['an event twice', { events: ['survey.changed', 'survey.changed'] }, 'events'],
    ['a score that is none', { scoreAtMost: 11 }, 'scoreAtMost'],
    ['a theme that is not there', { theme: 'none' }, 'theme'],
    ['a survey that is not there', { survey: 'none' }, 'survey'],
    ['a format that is none', { format: 'xml' }, 'format'],
  ])('with %s is refused by the name of the field', async (_name, fields, path) => {
    const answer = await create(fields);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.json().invalidParams).toMatchObject([{ path }]);
  });

  it('with a theme of another site is told the same as with none that there is', async () => {
    const foreign = await createTheme(server, await createSite(server));
    for (const theme of [foreign.id, 'none']) {
      const answer = await create({ theme });
      expect(problemLine(answer)).toMatch('404 unknown_theme theme');
      expect(answer.json().invalidParams[0].reason).toBe(`"${theme}" is no theme of this site`);
      const { id } = await createWebhook(server, site);
      expect(problemLine(await change(id, { theme }))).toMatch('404 unknown_theme theme');
    }
  });

  it('is the twentieth of its site at most', async () => {
    for (let i = 0; i < 20; i++) await createWebhook(server, site);
    expect(problemLine(await create({}))).toMatch('422 change_refused');
  });
});

describe('a change', () => {
  it('changes what it names', async () => {
    const { secret: _secret, ...webhook } = await createWebhook(server, site, { survey: 'checkout' });
    const { id: theme } = await createTheme(server, site);
    const fields = { url: 'https://other.example/', scoreAtMost: 3, survey: null, theme };
    expect((await change(webhook.id, fields)).json()).toEqual({ ...webhook, ...fields });
  });

  it('switches it off and on again', async () => {
    const { id } = await createWebhook(server, site);
    expect((await change(id, { enabled: false })).json()).toMatchObject({
      enabled: false,
      disabled: { reason: 'owner', at: '2026-11-15T10:00:00.000Z' },
    });
    expect((await change(id, { enabled: true })).json()).toMatchObject({ enabled: true, disabled: null });
  });

  it('into a private network is refused', async () => {
    const { id } = await createWebhook(server, site);
    expect((await change(id, { url: 'https://10.0.0.1/' })).json().invalidParams).toMatchObject([
      { path: 'url', reason: expect.stringContaining('EARSHOT_WEBHOOK_NETWORKS') },
    ]);
  });

  it('of the secret shows the new one, and until when the one before is good', async () => {
    const { id, secret } = await createWebhook(server, site);
    const answer = await asOwner(server, 'POST', `/v1/webhooks/${id}/secret`);
    expect(answer.statusCode).toBe(201);
    expect(answer.json().secret).not.toBe(secret);
    expect(answer.json().formerUntil).toBe('2026-11-16T10:00:00.000Z');
  });
});

describe('a webhook that is switched off', () => {
  it('is neither tested nor told again', async () => {
    const webhook = await createWebhook(server, site);
    const at = `/v1/webhooks/${webhook.id}`;
    await asOwner(server, 'POST', `${at}/test`);
    const [delivery] = await deliveriesOf(server, webhook);
    await change(webhook.id, { enabled: false });
    expect(problemLine(await asOwner(server, 'POST', `${at}/test`))).toMatch('422 change_refused');
    const replay = await asOwner(server, 'POST', `${at}/deliveries/${delivery!.id}/replay`);
    expect(problemLine(replay)).toMatch('422 change_refused');
  });
});

describe('a webhook of another site', () => {
  it.each([
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/secret'],
    ['POST', '/test'],
    ['GET', '/deliveries'],
    ['POST', '/deliveries/01900000-0000-7000-8000-000000000001/replay'],
  ] as const)('is not there for a key that is bound elsewhere: %s %s', async (method, rest) => {
    const { id } = await createWebhook(server, site);
    const { key } = await createKey(server, { sites: [(await createSite(server)).id] });
    const body = method === 'PATCH' ? { enabled: false } : undefined;
    const foreign = await withKey(server, key, method, `/v1/webhooks/${id}${rest}`, body);
    const unknown = await withKey(server, key, method, `/v1/webhooks/unknown${rest}`, body);
    expect(problemLine(foreign)).toMatch('404 not_found');
    expect(foreign.json().detail).toBe(unknown.json().detail);
    expect(await webhookOf(server, { id })).toMatchObject({ enabled: true });
  });
});

it('removed is gone', async () => {
  const { id } = await createWebhook(server, site);
  expect((await asOwner(server, 'DELETE', `/v1/webhooks/${id}`)).statusCode).toBe(204);
  expect(problemLine(await asOwner(server, 'GET', `/v1/webhooks/${id}`))).toMatch('404 not_found');
});

it('a delivery that is not there is not sent again', async () => {
  const { id } = await createWebhook(server, site);
  for (const delivery of ['unknown', '01900000-0000-7000-8000-000000000001']) {
    const answer = await asOwner(server, 'POST', `/v1/webhooks/${id}/deliveries/${delivery}/replay`);
    expect(problemLine(answer)).toMatch('404 not_found');
  }
});
