import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import { stars, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  visitor = await visit(browser, widgetConfig([widgetSurvey({ slug: 'product', questions: [stars] })]));
});
afterEach(() => visitor.close());

test('an answer given offline is kept, and sent once when the connection is back', async () => {
  await visitor.open('product');
  await visitor.context.setOffline(true);
  await answer();
  await visitor.reads('Your answer is kept');
  expect(visitor.recorder.batches).toEqual([]);

  await visitor.context.setOffline(false);
  await visitor.reads('Thank you for your feedback.');
  expect(responses()).toMatchObject([{ complete: true, answers: { stars: 4 } }]);
  expect(await waiting()).toBeNull();
});

test('an answer that arrives later takes no focus from a visitor who has gone on', async () => {
  await visitor.open('product');
  await visitor.context.setOffline(true);
  await answer();
  await visitor.reads('Your answer is kept');
  await visitor.page.focus('#before');
  await visitor.context.setOffline(false);
  await visitor.reads('Thank you for your feedback.');
  expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('before');
});

test('an answer given offline is sent by the next page', async () => {
  await visitor.open('product');
  await visitor.context.setOffline(true);
  await answer();
  await visitor.reads('Your answer is kept');
  const { host, context } = visitor;
  await visitor.page.close();
  await context.setOffline(false);

  visitor.page = await context.newPage();
  await visitor.page.goto(host.url);
  await expect.poll(responses).toMatchObject([{ complete: true, answers: { stars: 4 } }]);
  await expect.poll(waiting).toBeNull();
});

test('a busy server is left in peace for as long as it asks', async () => {
  await visitor.open('product');
  visitor.recorder.answer = { status: 429, headers: { 'Retry-After': '600' } };
  await answer();
  await visitor.reads('Your answer is kept');

  visitor.recorder.answer = { status: 202 };
  await visitor.page.reload();
  await visitor.page.waitForLoadState('networkidle');
  expect(visitor.recorder.requests.filter((request) => request === 'POST /v1/events')).toHaveLength(1);
  expect(await waiting()).toContain('"stars":4');
});

test('an answer that the server refuses for good is not kept', async () => {
  await visitor.open('product');
  visitor.recorder.answer = { status: 400 };
  await answer();
  await visitor.reads('Thank you for your feedback.');
  expect(await waiting()).toBeNull();
});

test('a visitor who rates and switches away is kept for the next page', async () => {
  await visitor.open('product');
  await visitor.card.getByRole('radio', { name: '4' }).click();
  await visitor.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await waiting()).toContain('"complete":false');
  expect(visitor.recorder.batches).toEqual([]);
});

async function answer() {
  await visitor.card.getByRole('radio', { name: '4' }).click();
  await visitor.card.getByRole('button', { name: 'Send' }).click();
}

function responses() {
  return visitor.recorder.batches
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === 'response' ? [event.response] : []));
}

function waiting() {
  return visitor.page.evaluate(() => localStorage.getItem('earshot:pk_test0123456789:outbox'));
}
