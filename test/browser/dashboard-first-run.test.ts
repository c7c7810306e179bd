import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DashboardPage, type DashboardPageOptions, openDashboard } from '../support/dashboard-page.ts';
import { expectClean } from '../support/expect-clean.ts';
import { Keyboard } from '../support/keyboard.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type HostPage, startHost, type WidgetHost } from '../support/widget-host.ts';

let browser: Browser;
let server: TestServer;
let shop: HostPage;
let host: WidgetHost;
let visitor: BrowserContext | undefined;
let dashboard: DashboardPage | undefined;
let page: Page;
let keyboard: Keyboard;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await startServer({ demo: false });
  shop = { earshot: server.url, site: '' };
  host = await startHost(shop);
});
afterEach(async () => {
  await visitor?.close();
  await dashboard?.close();
  await host.close();
  await server.close();
  expect(dashboard?.complaints ?? []).toEqual([]);
  visitor = undefined;
  dashboard = undefined;
});

async function open(options: DashboardPageOptions = {}): Promise<void> {
  dashboard = await openDashboard(browser, server, options);
  page = dashboard.page;
  keyboard = new Keyboard(page);
}

async function onlySite(): Promise<Site> {
  const answer = await server.api('/v1/sites');
  return ((await answer.json()) as { items: Site[] }).items[0]!;
}

async function visit(): Promise<Page> {
  shop.site = (await onlySite()).publicKey;
  await visitor?.close();
  visitor = await browser.newContext();
  const visited = await visitor.newPage();
  await visited.goto(host.url);
  return visited;
}

async function siteWithSurvey(origins: string[] = []): Promise<string> {
  const created = await server.api('/v1/sites', { method: 'POST', body: { name: 'Shop', origins } });
  const { id } = (await created.json()) as Site;
  const survey = {
    site: id,
    slug: 'ask',
    name: 'Ask',
    status: 'live',
    questions: [{ id: 'score', type: 'nps', text: 'How likely?' }],
    show: { on: { load: true } },
  };
  expect((await server.api('/v1/surveys', { method: 'POST', body: survey })).status).toBe(201);
  return id;
}

/** Waits for what the server has first held in memory, and adds to the storage about once a second. */
async function shown(text: string): Promise<void> {
  const look = async () => {
    await server.app.flushFunnel();
    await server.app.flushRefusedOrigins();
    return page.getByText(text).count();
  };
  await expect.poll(look).toBe(1);
}

it('leads by the keyboard alone from an empty server to the first answer', async () => {
  await open();
  await keyboard.write(page.getByRole('textbox', { name: 'Name' }), 'Shop');
  await keyboard.write(
    page.getByRole('textbox', { name: 'Pages that may send answers' }),
    `${host.url}/some/page`,
  );
  await page.getByText(`Read as ${host.url}`).waitFor();
  await keyboard.to(page.getByRole('button', { name: 'Time zone: Europe/Berlin' }));
  await keyboard.press(page.getByRole('button', { name: 'Create site' }));

  await page.getByRole('heading', { name: 'New survey' }).waitFor();
  expect(await onlySite()).toMatchObject({ name: 'Shop', timezone: 'Europe/Berlin', origins: [host.url] });
  await keyboard.to(page.getByRole('radio', { name: 'NPS after purchase' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByText('when your page tells of “task-done”').waitFor();
  await keyboard.press(page.getByRole('button', { name: 'Create and install' }));

  await page.getByText('Waiting for the first view…').waitFor();
  const shopPage = await visit();
  await shopPage.evaluate(() => window.earshot?.('event', 'task-done'));
  const card = shopPage.getByRole('dialog');
  await card.waitFor();
  await shopPage.goto('about:blank');
  await shown('First view, ');

  await shopPage.goto(host.url);
  await shopPage.evaluate(() => window.earshot?.('event', 'task-done'));
  await card.getByRole('radio', { name: '6' }).press('Space');
  await card.getByRole('button', { name: 'Send' }).press('Enter');
  await shown('First answer: 6');

  await keyboard.press(page.getByRole('link', { name: 'Look at its numbers' }));
  await page.locator('.score', { hasText: /^6\.00n = 1$/ }).waitFor();
});

it('shows a page that was refused, and allows it by one click', async () => {
  const site = await siteWithSurvey();
  await open({ path: `/?site=${site}&survey=ask&page=install` });
  await page.getByText('No page may send answers yet').waitFor();
  await visit();
  await shown(`${host.url} is not on the list.`);
  await page.getByRole('button', { name: `Allow ${host.url}` }).click();
  await page.getByText(`Pages of ${host.url} may send answers now.`).waitFor();
  await page.locator(':focus', { hasText: 'may send answers now' }).waitFor();
  await page.getByText('Your pages may send answers').waitFor();
  const shopPage = await visit();
  await shopPage.getByRole('dialog').getByRole('button', { name: 'Not now' }).click();
  await shown('First view, ');
});

it('publishes a draft', async () => {
  const site = await siteWithSurvey();
  await server.api(`/v1/surveys/ask?site=${site}`, { method: 'PATCH', body: { status: 'draft' } });
  await open({ path: `/?site=${site}&survey=ask&page=install` });
  await page.getByText('The survey is a draft').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('The survey is live').waitFor();
});

it('says at the field what is refused, and keeps what was typed, over a reload, too', async () => {
  const site = await siteWithSurvey();
  await open({ path: `/?site=${site}&page=new` });
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Second');
  await page.getByRole('textbox', { name: 'Short name' }).fill('ask');
  await page.getByRole('button', { name: 'Create and install' }).click();
  await page.getByText('This site has a survey “ask” already.').waitFor();
  await page.getByRole('textbox', { name: 'Short name' }).and(page.locator(':focus')).waitFor();
  expect(await page.getByRole('textbox', { name: 'Short name' }).inputValue()).toBe('ask');
  await page.reload();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect.poll(() => name.inputValue()).toBe('Second');
});

describe('in light and dark, at 320 and at 1440 pixels, accessible and without scrolling sideways:', () => {
  it('a site to make, with a field that was refused', async () => {
    await open();
    await page.getByRole('button', { name: 'Create site' }).click();
    await page.getByText('Give it a name').waitFor();
    await expectClean(dashboard!);
  });

  it('a survey to make', async () => {
    const site = await siteWithSurvey();
    await open({ path: `/?site=${site}&page=new` });
    await expectClean(dashboard!);
  });

  it('a survey to install, with all unfolded', async () => {
    const site = await siteWithSurvey(['https://shop.example']);
    await open({ path: `/?site=${site}&page=install&survey=ask` });
    await page.getByText('Allow other pages').click();
    await expectClean(dashboard!);
  });
});
