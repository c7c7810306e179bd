import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sitePages } from '../../dashboard/data/view.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DashboardPage, openDashboard, settled } from '../support/dashboard-page.ts';
import { withSite } from '../support/dashboard-site.ts';
import { drawing } from '../support/fuzz-draw.ts';
import { scriptPayloads } from '../support/script-payloads.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: TestServer;
let browser: Browser;
let dashboard: DashboardPage;

/** One that fits everywhere. */
const named = '<img src=x onerror=pwned=1>';
let page: Page;
/** Requests to anybody else, and dialogs. */
const caused: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  site = await withSite(server, `${named} site`, [
    {
      slug: 'asked',
      name: `${named} survey`,
      questions: [
        { id: 'score', type: 'nps', text: `${named} question` },
        {
          id: 'which',
          type: 'choice',
          text: { en: `${named} choice`, 'zh-Hans': named },
          options: [
            { id: 'a', text: `${named} option` },
            { id: 'b', text: 'B' },
          ],
        },
        { id: 'why', type: 'text', text: 'Why?' },
      ],
    },
  ]);
  await site.api(`/v1/sites/${site.site.id}`, {
    method: 'PATCH',
    body: { attributes: { plan: { type: 'string' } }, minimumN: 1 },
  });
  const draw = drawing(1);
  for (const [i, payload] of scriptPayloads.entries()) {
    // Where a text is a name, what is not text is refused.
    const said = payload.replaceAll('\0', '').slice(0, 60);
    await give(payload, {
      id: draw.uuid(),
      answers: { score: i % 11, which: i % 2 ? 'a' : 'b', why: payload },
      page: `https://shop.example/${said}`,
      ...{
        route: said,
        touchpoint: said,
        variant: said,
        release: said,
        referrer: `https://shop.example/?${said}`,
      },
      attributes: { plan: said },
      visitor: said,
    });
  }
  // A page that may not send is named on others.
  await fetch(`${server.url}/v1/config?site=${site.site.publicKey}`, {
    headers: { origin: 'https://evil.example' },
  });
  dashboard = await openDashboard(browser, site);
  page = dashboard.page;
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) caused.push(request.url());
  });
  page.on('dialog', (dialog) => {
    caused.push(dialog.message());
    return dialog.dismiss();
  });
});
beforeEach(() => {
  caused.length = 0;
  dashboard.complaints.length = 0;
});
afterAll(async () => {
  await dashboard?.close();
  await browser?.close();
  await server?.close();
});

async function give(userAgent: string, response: object): Promise<void> {
  const answer = await site.api('/v1/responses', {
    method: 'POST',
    headers: { 'user-agent': userAgent.replaceAll(/[^\x20-\x7e]/g, '') },
    body: { ...response, site: site.site.publicKey, survey: 'asked', channel: 'widget' },
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}

const breakdowns = ['page', 'touchpoint', 'variant', 'release', 'plan', 'referrer', 'browser'];
const addresses = [
  '',
  'survey=asked',
  ...sitePages.flatMap((page) => [`page=${page}`, `page=${page}&survey=asked`]),
  ...breakdowns.map((name) => `page=explore&survey=asked&breakdown=${name}`),
  `page=explore&survey=asked&filter[plan]=${encodeURIComponent(named)}`,
  'survey=asked&breakdown=release',
  'survey=asked&page=install',
  'page=new',
  `survey=${encodeURIComponent(named)}`,
  `page=${encodeURIComponent(named)}&tz=${encodeURIComponent(named)}&period=${encodeURIComponent(named)}`,
];

it.each(addresses)('what anybody may send is shown as text, and does nothing: /?%s', async (query) => {
  await page.goto(`${server.url}/?site=${site.site.id}&period=7d&${query}`);
  await settled(page);
  await unfold(page);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect({ caused, complaints: dashboard.complaints }).toEqual({ caused: [], complaints: [] });
  expect(await page.locator('[onerror], [onload], [onclick], base, object, embed').count()).toBe(0);
  expect(await page.locator('body').textContent()).toContain(named);
});

/** Shows what is hidden until it is asked for. */
async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator('summary:visible, button[aria-expanded="false"]:visible').all())
    await summary.click({ timeout: 2_000 }).catch(() => {});
  await settled(page);
}
