/** `GET /v1/config`: when a survey shows itself, spelled out for the widget, and when it does no more. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import type { WidgetConfig, WidgetShow } from '../../shared/widget-config.ts';
import { asOwner, call, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.at = Date.parse('2026-11-15T10:00:00Z');
  site = await createSite(server, { timezone: 'Asia/Shanghai' });
});

type Show = NonNullable<Parameters<typeof createSurvey>[2]>['show'];

async function config(lang = 'en'): Promise<WidgetConfig> {
  return (await call(server, 'GET', `/v1/config?site=${site.publicKey}&lang=${lang}`)).json();
}

async function shown(show: Show, lang = 'en'): Promise<WidgetShow> {
  await createSurvey(server, site, { show });
  return (await config(lang)).surveys[0]!.show;
}

describe('a survey', () => {
  it('comes without rules where it has none', async () => {
    expect(await shown({ on: { load: true } })).toEqual({
      on: { load: true },
      sample: 1,
      every: 90 * 86_400_000,
    });
  });
  it('comes with each rule that it has', async () => {
    const { only } = await shown({
      devices: ['mobile'],
      attributes: { plan: 'pro', orders: { gte: 3 } },
      visits: 3,
      consent: true,
      cancel: [{ name: 'bought' }],
    });
    expect(only).toEqual({
      devices: ['mobile'],
      attributes: { plan: 'pro', orders: { gte: 3 } },
      visits: 3,
      consent: true,
      cancel: [{ name: 'bought' }],
    });
  });
  it('comes with its addresses as patterns', async () => {
    const { pages, only } = await shown({ pages: ['/cart'], referrers: ['*.example'] });
    expect(pages?.map((pattern) => new RegExp(pattern).test('https://shop.example/cart?x=1'))).toEqual([
      true,
    ]);
    expect(only?.referrers).toHaveLength(1);
  });
  it('comes with its window of time by the site’s zone, where a day begins there', async () => {
    const { only } = await shown({
      time: {
        from: '2026-12-01',
        until: '2026-12-24T18:00:00+01:00',
        days: ['mon', 'sun'],
        hours: ['09:00', '17:30'],
      },
    });
    expect(only?.time).toEqual({
      from: Date.parse('2026-11-30T16:00:00Z'),
      until: Date.parse('2026-12-24T17:00:00Z'),
      days: [1, 0],
      hours: ['09:00', '17:30'],
      zone: 'Asia/Shanghai',
    });
  });
  it('samples visitors only where it samples', async () => {
    expect((await shown({ sample: 0.5, sampleBy: 'visitor' })).only).toEqual({ sampleBy: 'visitor' });
    await asOwner(server, 'PUT', `/v1/surveys/checkout?site=${site.id}`, {
      show: { sample: 1, sampleBy: 'visitor' },
    });
    expect((await config()).surveys[0]!.show.only).toBeUndefined();
  });
  it.each([
    ['en', 'Don’t ask again'],
    ['zh-CN', '不再询问'],
    ['de-AT', 'Nicht mehr fragen'],
    ['sv', 'Don’t ask again'],
  ])('offers never to ask again in words, in %s', async (lang, words) => {
    const { never, snooze } = await shown({ optOut: true, snooze: '7d' }, lang);
    expect([never, snooze]).toEqual([words, 7 * 86_400_000]);
  });
});

it('says how long all surveys of the site rest, and whether signals matter', async () => {
  expect(await config()).toMatchObject({ every: 86_400_000 });
  expect(await config()).not.toHaveProperty('ignoreSignals');
  await asOwner(server, 'PATCH', `/v1/sites/${site.id}`, { asking: { every: '7d', honourSignals: false } });
  expect(await config()).toMatchObject({ every: 7 * 86_400_000, ignoreSignals: true });
});

describe('for languages', () => {
  it.each([
    ['de', 'de', true],
    ['de', 'de-AT', true],
    ['de-AT', 'de', false],
    ['de-AT', 'de-AT', true],
    ['zh-Hant', 'zh-TW', true],
    ['zh-Hant', 'zh-CN', false],
    ['zh', 'zh-HK', true],
    ['en', 'de', false],
  ])('%s is shown in %s: %s', async (wanted, lang, does) => {
    const { on, withheld } = await shown({ on: { load: true }, languages: ['fr', wanted] }, lang);
    expect({ on, withheld }).toEqual(does ? { on: { load: true } } : { on: {}, withheld: 'language' });
  });
});

describe('a quota', () => {
  let answers = 0;
  const answer = async (fields: object = {}) => {
    await postResponse(server, responseTo(site, ++answers, fields));
    // What was counted before is believed for some seconds.
    clock.at += 5_000;
  };
  const withheld = async () => (await config()).surveys[0]!.show.withheld;

  it('is open until that many answers are there', async () => {
    await shown({ quota: { total: 2 } });
    await answer();
    expect(await withheld()).toBeUndefined();
    await answer();
    expect(await withheld()).toBe('quota');
  });
  it('leaves a full survey to be opened by command', async () => {
    await shown({ on: { load: true }, devices: ['mobile'], quota: { total: 1 } });
    await answer();
    expect((await config()).surveys[0]).toMatchObject({ slug: 'checkout', show: { on: {} } });
    expect((await config()).surveys[0]!.show).not.toHaveProperty('only');
  });
  it('counts what counts: no tests', async () => {
    await shown({ quota: { total: 1 } });
    await answer({ test: true });
    expect(await withheld()).toBeUndefined();
  });
  it('of a day opens again with the next one of the site', async () => {
    await shown({ quota: { perDay: 1 } });
    await answer();
    expect(await withheld()).toBe('quota');
    clock.at = Date.parse('2026-11-15T15:59:00Z');
    expect(await withheld()).toBe('quota');
    clock.at = Date.parse('2026-11-15T16:00:00Z');
    expect(await withheld()).toBeUndefined();
  });
  it('that is raised opens at once', async () => {
    await shown({ quota: { total: 1 } });
    await answer();
    expect(await withheld()).toBe('quota');
    await asOwner(server, 'PUT', `/v1/surveys/checkout?site=${site.id}`, { show: { quota: { total: 2 } } });
    expect(await withheld()).toBeUndefined();
  });
});
