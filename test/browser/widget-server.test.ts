import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ListedResponse } from '../../shared/response.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { launchBrowser } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { startHost, type WidgetHost } from '../support/widget-host.ts';

let browser: Browser;
let server: TestServer;
let host: WidgetHost;
let context: BrowserContext;
let page: Page;
let noise: string[];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startServer();
  host = await startHost({
    earshot: server.url,
    site: server.site.publicKey,
    attributes: 'data-touchpoint="cart"',
  });
  context = await browser.newContext();
  page = await context.newPage();
  noise = [];
  page.on('pageerror', (error) => noise.push(error.message));
});
afterEach(async () => {
  await context.close();
  await host.close();
  await server.close();
  expect(noise).toEqual([]);
});

test('an answer given on another origin is stored, with everything the page said', async () => {
  await allowHost();
  await page.goto(`${host.url}/cart?token=secret`);
  await open('recommend');
  await card().getByRole('radio', { name: '3' }).click();
  await card().getByRole('textbox').fill('Slow');
  await card().getByRole('button', { name: 'Send' }).click();
  await reads('Thank you');
  expect(await stored()).toMatchObject([
    {
      survey: 'recommend',
      version: 1,
      revision: 0,
      complete: true,
      class: 'counted',
      answers: { score: 3, why: 'Slow' },
      page: `${host.url}/cart`,
      dimensions: { touchpoint: 'cart', channel: 'widget' },
    },
  ]);
});

test('an answer given offline is stored once, and so are its views', async () => {
  await allowHost();
  await page.goto(host.url);
  await open('product');
  await context.setOffline(true);
  await card().getByRole('radio', { name: '5' }).click();
  await card().getByRole('button', { name: 'Send' }).click();
  await reads('kept');
  await context.setOffline(false);
  await reads('Thank you');
  expect(await stored()).toMatchObject([{ answers: { stars: 5 }, revision: 0, complete: true }]);
  expect(await views()).toBe(1);
});

test('an answer that grows after the visitor left is one response', async () => {
  await allowHost();
  await page.goto(host.url);
  await open('helpful');
  await card().getByRole('radio', { name: 'No' }).click();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await expect.poll(stored).toMatchObject([{ complete: false, revision: 0 }]);
  await card().getByRole('textbox').fill('A picture');
  await card().getByRole('button', { name: 'Send' }).click();
  await reads('Thank you');
  expect(await stored()).toMatchObject([
    { complete: true, revision: 1, answers: { helpful: 0, reason: 'A picture' } },
  ]);
});

test('on an origin that is not on the list nothing shows', async () => {
  await page.goto(host.url);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.earshot?.('open', 'recommend'));
  await page.waitForLoadState('networkidle');
  expect(await card().count()).toBe(0);
});

test('a visitor’s language is asked for', async () => {
  await host.close();
  host = await startHost({
    earshot: server.url,
    site: server.site.publicKey,
    head: '<script>document.documentElement.lang = "zh-CN"</script>',
  });
  await allowHost();
  await page.goto(host.url);
  await open('recommend');
  expect(await card().locator('#question').textContent()).toBe('您有多大可能向朋友推荐我们？');
});

test.each([
  ['Recommend us?', 'How likely are you to recommend us to a friend?'],
  ['Rate this product', 'How do you rate this product?'],
  ['Was this helpful?', 'Was this page helpful?'],
])('the demo page opens a survey: %s', async (button, question) => {
  await page.goto(`${server.url}/demo`);
  await page.getByRole('button', { name: button }).click();
  await reads(question);
});

test('the demo page’s switch turns the page and the card dark', async () => {
  await page.goto(`${server.url}/demo`);
  await page.getByRole('button', { name: 'Rate this product' }).click();
  await reads('How do you rate this product?');
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect
    .poll(() => card().evaluate((element) => getComputedStyle(element).backgroundColor))
    .toBe('rgb(27, 27, 25)');
});

function card() {
  return page.getByRole('dialog');
}

function reads(text: string) {
  return card().locator('#question', { hasText: text }).waitFor();
}

async function open(slug: string) {
  await page.evaluate((name) => window.earshot?.('open', name), slug);
  await card().waitFor();
}

async function allowHost() {
  const answer = await server.api(`/v1/sites/${server.site.id}`, {
    method: 'PATCH',
    body: { origins: [host.url] },
  });
  expect(answer.status).toBe(200);
}

async function views(): Promise<number | undefined> {
  await server.app.flushFunnel();
  const answer = await server.api(`/v1/stats/response-rate?site=${server.site.id}`);
  const { results } = (await answer.json()) as StatsAnswer<'response-rate'>;
  return results[0]?.metrics['response-rate'].steps?.find(({ from }) => from === 'viewed')?.n;
}

async function stored(): Promise<ListedResponse[]> {
  const answer = await server.api(`/v1/responses?site=${server.site.id}`);
  return ((await answer.json()) as { items: ListedResponse[] }).items;
}
