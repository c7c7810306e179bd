import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers, giveSteps } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard, settled } from '../support/dashboard-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  server = await startServer();
  await giveAnswers(
    server,
    [0, 9, 10, 10].map((score) => answer(score)),
  );
  dashboard = await openDashboard(browser, server, { path: '/?survey=recommend' });
  page = dashboard.page;
  await page.getByText('updates as answers arrive').waitFor({ state: 'visible' });
  await settled(page);
});
afterEach(async () => {
  await dashboard.close();
  await server.close();
});
afterAll(() => browser?.close());

function answer(score: number, comment?: string) {
  const text = comment === undefined ? {} : { [score < 9 ? 'why' : 'praise']: comment };
  return { survey: 'recommend', answers: { score, ...text } };
}

it('shows an answer that arrives while it is open: score, count, chart and the list of surveys', async () => {
  const chart = () =>
    page
      .locator('.chart canvas')
      .first()
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const before = await chart();
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await giveAnswers(server, [answer(0), answer(0)]);
  await page.getByText('n = 6').waitFor();
  await page.locator('p.score', { hasText: /^0/ }).waitFor();
  await page.locator('nav a[aria-current] b', { hasText: /^0$/ }).waitFor();
  await expect.poll(chart).not.toBe(before);
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
});

it('shows a comment that arrives above those that were read, and keeps what was unfolded', async () => {
  await page.locator('.coverage summary').first().click();
  await giveAnswers(server, [answer(3, 'The date was unclear')]);
  await page.getByText('The date was unclear').waitFor();
  await giveAnswers(server, [answer(9, 'Fast and friendly')]);
  await page.getByText('Fast and friendly').waitFor();
  await page.locator('.comments > li').first().getByText('Fast and friendly').waitFor();
  expect(await page.getByText('The date was unclear').isVisible()).toBe(true);
  expect(
    await page
      .locator('details.coverage')
      .first()
      .evaluate((details) => (details as HTMLDetailsElement).open),
  ).toBe(true);
});

it('counts views as they are counted', async () => {
  await giveSteps(server, 'recommend', { viewed: 37 });
  await page.locator('.funnel').getByText('37').first().waitFor();
});

it('changes nothing but the numbers: no dimming, no jump, and the focus stays', async () => {
  await page.getByRole('button', { name: 'Period' }).focus();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target as Element;
        if (element.getAttribute('aria-busy') === 'true') seen.push('busy');
        if (element.querySelector('.skeleton')) seen.push('skeleton');
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    scrollTo(0, 200);
  });
  await giveAnswers(server, [answer(10)]);
  await page.getByText('n = 5').waitFor();
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  expect(await page.evaluate(() => scrollY)).toBe(200);
  expect(
    await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    ),
  ).toContain('Period');
});

it('has no part that reads every change aloud', async () => {
  expect(
    await page.locator('[aria-live]:not([aria-live="off"]), [role="status"], [role="log"]').count(),
  ).toBe(0);
});

it('keeps its numbers and says nothing of living where the stream is cut, and follows again later', async () => {
  await page.route('**/v1/live?**', (route) => route.abort());
  server.app.server.server.closeAllConnections();
  await page.getByText('updates as answers arrive').waitFor({ state: 'hidden' });
  await page.getByText('n = 4').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await giveAnswers(server, [answer(10)]);
  await page.unroute('**/v1/live?**');
  await page.getByText('n = 5').waitFor();
  await page.getByText('updates as answers arrive').waitFor({ state: 'visible' });
});

it('breaks no policy on the way', async () => {
  await giveAnswers(server, [answer(10, 'A comment')]);
  await page.getByText('A comment').waitFor();
  expect(dashboard.complaints).toEqual([]);
});
