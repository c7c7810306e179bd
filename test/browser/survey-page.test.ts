/** A survey's own page in a browser: by mouse and keyboard without JavaScript, on every screen, and clean by axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { launchBrowser } from '../support/browser.ts';
import { allTypes } from '../support/http-all-types.ts';
import { createSite, createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ratings = (['csat', 'ces', 'expectation', 'stars', 'emoji', 'thumbs'] as const).map((type) => ({
  id: type,
  type,
  text: `A question of ${type}`,
}));

let server: TestServer;
let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  site = await createSite(server);
  const [score, ...others] = allTypes;
  const questions = [{ ...score!, required: true }, ...ratings, ...others];
  await createSurvey(server, site, {
    slug: 'all',
    questions: [
      ...questions,
      { id: 'low', type: 'text', text: 'Why so low?', if: { question: 'score', lte: 6 } },
    ],
  });
});
afterEach(() => page.context().close());

async function visit(options: BrowserContextOptions, query = ''): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  page = await context.newPage();
  await page.goto(`${server.url}/s/${site.publicKey}/all${query}`);
}

describe('without JavaScript', () => {
  test('a survey is answered by mouse, page after page', async () => {
    await visit({ javaScriptEnabled: false });
    await page.locator('label', { hasText: /^6$/ }).first().click();
    await page.getByRole('group', { name: 'What decided?' }).getByText('The price').click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Why so low?' }).fill('Late');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    const [response] = await stored(server, site);
    expect(response).toMatchObject({ answers: { score: 6, reason: 'price', low: 'Late' }, complete: true });
  });

  test('a survey is answered by keyboard', async () => {
    await visit({ javaScriptEnabled: false });
    await page.keyboard.press('Tab');
    for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('group', { name: 'Why so low?' }).waitFor();
    const [response] = await stored(server, site);
    expect(response).toMatchObject({ answers: { score: 2 }, complete: false });
  });

  test('what was left out is marked by the browser already', async () => {
    await visit({ javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await page.locator('fieldset:has(> legend):has(input:invalid)').count()).toBe(1);
    expect(await stored(server, site)).toEqual([]);
  });
});

describe('in Arabic, without JavaScript', () => {
  beforeEach(() => visit({ javaScriptEnabled: false }, '?language=ar'));
  const leftOf = async (label: RegExp) =>
    (await page.locator('label', { hasText: label }).first().boundingBox())!.x;

  test('the page runs from right to left, scales and buttons too', async () => {
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await leftOf(/^0$/)).toBeGreaterThan(await leftOf(/^1$/));
    expect(await leftOf(/^1$/)).toBeGreaterThan(await leftOf(/^10$/));
    const { x, width } = (await page.getByRole('heading').boundingBox())!;
    const button = (await page.getByRole('button').boundingBox())!;
    expect(button.x + button.width).toBe(x + width);
  });

  test('a survey is answered by keyboard', async () => {
    await page.keyboard.press('Tab');
    for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('textbox', { name: 'Why so low?' }).fill('تأخر التسليم');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'شكرًا' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    const [response] = await stored(server, site);
    expect(response).toMatchObject({
      answers: { score: 2, low: 'تأخر التسليم' },
      complete: true,
      dimensions: { language: 'ar' },
    });
  });

  test('what the server finds missing is said in Arabic', async () => {
    await page.locator('form').evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await page.getByRole('button').click();
    expect(await page.getByRole('alert').textContent()).toMatch(/\p{Script=Arabic}/u);
  });
});

describe.each<[string, BrowserContextOptions, string]>([
  ['in the light', { colorScheme: 'light' }, ''],
  ['in the dark', { colorScheme: 'dark' }, ''],
  ['from right to left', {}, '?language=ar'],
  ['in Chinese', {}, '?language=zh-Hans'],
  ['on a telephone', { viewport: { width: 320, height: 568 } }, ''],
])('%s', (_, options, query) => {
  test('axe finds nothing, and nothing is wider than the screen', async () => {
    await visit(options, query);
    expect(await faults()).toEqual([]);
    await page.evaluate(() => {
      document.querySelector('form')!.noValidate = true;
    });
    await page.locator('button').click();
    await page.getByRole('alert').waitFor();
    expect(await faults()).toEqual([]);
    await page.locator('input[name="answers.score"]').last().check({ force: true });
    await page.locator('button').click();
    await page.waitForURL('**/thanks?**');
    expect(await faults()).toEqual([]);
  });
});

/** What axe complains of, and by how much the page is wider than the screen. */
async function faults(): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<{ violations: Result[] }> } }).axe.run(),
  );
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
  return wider > 0 ? [...found, `${wider} px wider than the screen`] : found;
}
