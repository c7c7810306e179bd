/** `examples/gallery`: the real widget with every type of question and every form, on a page of another origin. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { question } from '../../shared/question.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Gallery, openGallery } from '../support/gallery.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let gallery: Gallery;
let browser: Browser;
let page: Page;
const noise: string[] = [];
beforeAll(async () => {
  server = await startServer();
  gallery = await openGallery(server);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('console', (message) => noise.push(message.text()));
  await page.goto(gallery.url);
});
afterAll(async () => {
  await browser.close();
  await gallery.close();
  await server.close();
  expect(noise).toEqual([]);
});

const types = question.options.map(({ shape }) => shape.type.value);

test('it shows every type of question', async () => {
  expect(await page.locator('earshot-survey').count()).toBe(types.length);
  for (const type of types)
    await page.locator(`earshot-survey[survey="type-${type}"] [role=region]`).waitFor();
});

test.each(['bottom-right', 'bottom-left', 'top-right', 'top-left', 'center', 'modal', 'bar'])(
  'its button opens the form %s',
  async (form) => {
    await page.locator(`[data-open="form-${form}"]`).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  },
);

test('the tab is at the edge', async () => {
  await page.getByRole('button', { name: 'Feedback' }).waitFor();
});
