/** `?earshot-debug`: what a developer sees of the surveys of a page, in the page. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { WidgetConfig } from '../../shared/widget-config.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import { nps, stars, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

const config = widgetConfig([
  widgetSurvey({ questions: [nps] }),
  widgetSurvey({
    slug: 'product',
    questions: [stars],
    show: { on: {}, pages: ['/elsewhere$'], sample: 1, every: 1e9 },
  }),
]);

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await visitor.close();
  expect(visitor.noise).toEqual([]);
});

async function arrive(path: string, surveys: WidgetConfig = config) {
  visitor = await visit(browser, surveys, { path });
}

const panel = () => visitor.page.getByRole('region', { name: 'Earshot' });
const survey = (name: string) => panel().locator('details', { hasText: name });

test('shows for each survey whether it would show, and which rule keeps it', async () => {
  await arrive('/?earshot-debug');
  await survey('recommend: waits for its trigger').waitFor();
  await survey('product: does not show').waitFor();
  expect(await panel().locator('.broken th').allTextContents()).toContain('✗ page');
});

test('a try from there counts for nothing, and the panel follows it', async () => {
  await arrive('/?a=1&earshot-debug=1');
  await survey('product').getByRole('button', { name: 'Try it' }).click();
  await visitor.card.getByRole('radio', { name: '4' }).click();
  await visitor.card.getByRole('button', { name: 'Send' }).click();
  await visitor.reads('Thank you');
  const response = visitor.recorder.batches.at(-1)?.events.at(-1);
  expect(response).toMatchObject({ response: { test: true } });
  await survey('product').locator('.broken', { hasText: 'asked' }).waitFor();
});

test('says that the origin is not the site’s', async () => {
  await arrive('/?earshot-debug', { ...config, allowed: false, surveys: [] });
  await panel().locator('.broken', { hasText: 'origin' }).waitFor();
});

test('closes', async () => {
  await arrive('/?earshot-debug');
  await panel().getByRole('button', { name: 'Close' }).click();
  expect(await panel().count()).toBe(0);
});

test('is not there, and not loaded, where nobody asks for it', async () => {
  await arrive('/?earshot-debugging=1');
  await visitor.open();
  expect(await panel().count()).toBe(0);
  expect(visitor.recorder.requests.filter((request) => request.includes('debug'))).toEqual([]);
});
