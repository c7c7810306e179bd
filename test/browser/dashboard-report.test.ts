import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { formatValue } from '../../dashboard/words/number.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers, giveSteps } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard } from '../support/dashboard-page.ts';
import { expectClean } from '../support/expect-clean.ts';
import { startServer, type TestServer } from '../support/server.ts';

const end = Date.now();
let now = end - 10 * 86_400_000;
let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ now: () => now }), launchBrowser()]);
  const give = (scores: readonly number[]) =>
    giveAnswers(
      server,
      scores.map((score, i) => ({
        survey: 'recommend',
        answers: { score, [score <= 8 ? 'why' : 'praise']: `Because of ${i}` },
      })),
    );
  await give(Array.from({ length: 40 }, (_, i) => 8 + (i % 3)));
  now = end;
  await give(Array.from({ length: 40 }, (_, i) => 2 + (i % 6)));
  await giveSteps(server, 'recommend', { viewed: 90, opened: 60, started: 50 });
});
afterEach(() => dashboard?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function report(query: string, options: object = {}) {
  const path = `/?site=${server.site.id}&page=report&period=7d${query}`;
  dashboard = await openDashboard(browser, server, { path, ...options });
  page = dashboard.page;
}

it('says in words and numbers what the interface says, and what follows', async () => {
  await report('');
  const asked = await server.api(
    `/v1/stats/nps?site=${server.site.id}&survey=recommend&question=score&period=7d&compare=previous`,
  );
  const { nps } = ((await asked.json()) as StatsAnswer<'nps'>).results[0]!.metrics;
  const part = page.getByRole('region', { name: 'Recommendation' });
  expect(await part.locator('.score').textContent()).toBe(`${formatValue(nps.value!, 'points')}n = ${nps.n}`);
  const summary = page.getByRole('region', { name: 'Summary' }).getByRole('listitem');
  expect(await summary.allTextContents()).toEqual([
    expect.stringContaining('40 answers were counted in the last 7 days'),
    expect.stringContaining('a real change'),
  ]);
  expect(
    await page.getByRole('region', { name: 'What follows' }).getByRole('listitem').first().textContent(),
  ).toContain('has really fallen');
  await expect.poll(() => part.locator('.comment').count()).toBe(5);
});

it('is printed by keyboard, in the light, without what only a screen needs', async () => {
  await report('&survey=recommend', { theme: 'dark' });
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print or save as PDF' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('body[data-printed]').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Print or save as PDF' }).isVisible()).toBe(false);
  expect(await page.locator('.chart canvas').first().isVisible()).toBe(true);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
});

it('says so where nothing was answered', async () => {
  await report('&survey=helpful');
  await page.getByText('No answer was counted in the last 7 days.').waitFor();
});

it('is accessible, breaks no policy, and never scrolls sideways', async () => {
  await report('', { width: 320 });
  await expectClean(dashboard);
});
