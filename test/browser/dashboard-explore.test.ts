import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { formatValue } from '../../dashboard/words/number.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard, settled } from '../support/dashboard-page.ts';
import { expectClean } from '../support/expect-clean.ts';
import { startServer, type TestServer } from '../support/server.ts';

const end = Date.now();
let now = end - 30 * 86_400_000;
let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;

const pages = ['/cart', '/=HYPERLINK', '/terms'];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ now: () => now }), launchBrowser()]);
  const give = (shift: number) =>
    giveAnswers(
      server,
      Array.from({ length: 30 }, (_, i) => ({
        survey: 'recommend',
        page: pages[i % 3]!,
        language: i % 2 ? 'de' : 'en',
        answers: { score: (i * 7 + shift + (i % 3)) % 11 },
      })),
    );
  await give(0);
  now = end;
  await give(3);
});
afterEach(() => dashboard?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function explore(query: string, options: object = {}) {
  const path = `/?site=${server.site.id}&page=explore&survey=recommend&${query}`;
  dashboard = await openDashboard(browser, server, { path, ...options });
  page = dashboard.page;
}

async function asked(query: string): Promise<StatsAnswer<'nps'>> {
  const answer = await server.api(`/v1/stats/nps?site=${server.site.id}&survey=recommend&${query}`);
  return (await answer.json()) as StatsAnswer<'nps'>;
}

/** Name, value and count of each row, as they stand on the page. */
const rows = async (): Promise<(string | null)[][]> => {
  const found = await page.locator('.results tbody tr').all();
  const cells = ['th', 'td:nth-of-type(1)', 'td:nth-of-type(3)'];
  return Promise.all(found.map((row) => Promise.all(cells.map((cell) => row.locator(cell).textContent()))));
};

it('shows the numbers of the interface for what is chosen, and the address holds it', async () => {
  await explore('period=7d');
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('Page');
  await page.getByLabel('Compared with').selectOption('the period before');
  await page.waitForURL(/breakdown=page&compare=previous/);
  await settled(page);
  const { results } = await asked('period=7d&breakdown=page&other=true');
  await expect
    .poll(rows)
    .toEqual(
      results.map(({ dimensions, metrics: { nps } }) => [
        dimensions!.page,
        formatValue(nps.value!, 'points'),
        String(nps.n),
      ]),
    );
  await page.goBack();
  await expect.poll(() => page.getByLabel('Compared with').inputValue()).toBe('');
});

it('a condition is added and taken away by keyboard', async () => {
  await explore('period=7d');
  await page.getByLabel('What is compared', { exact: true }).focus();
  await page.keyboard.type('Language');
  await page.getByLabel('With what').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Say with what').waitFor();
  await page.getByLabel('With what').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('de');
  await page.keyboard.press('Enter');
  await page.getByRole('listitem').getByText('Language is de').waitFor();
  await settled(page);
  const { results } = await asked('period=7d&filter[language]=de');
  await expect.poll(async () => (await rows())[0]![2]).toBe(String(results[0]!.metrics.nps.n));
  await page.getByRole('button', { name: 'Without: Language is de' }).press('Enter');
  await page.getByRole('listitem').getByText('Language is de').waitFor({ state: 'detached' });
  await page.locator('[name=dimension]:focus').waitFor();
});

it('is taken along as CSV, with every digit', async () => {
  await explore('period=7d&breakdown=page');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const download = await waiting;
  const { query, results } = await asked('period=7d&breakdown=page&other=true');
  expect(download.suggestedFilename()).toBe(`nps-${query.from.slice(0, 10)}-${query.to.slice(0, 10)}.csv`);
  const [head, ...lines] = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(head).toBe('\uFEFFpage,value,n,ci_low,ci_high');
  expect(lines.map((line) => line.split(','))).toEqual(
    results.map(({ dimensions, metrics: { nps } }) =>
      [dimensions!.page, nps.value, nps.n, ...nps.ci!].map(String),
    ),
  );
});

it('is taken along as a picture', async () => {
  await explore('period=7d&breakdown=page');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download PNG' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^nps-.*\.png$/);
  const bytes = await readFile(await download.path());
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(width).toBe(1920);
  // A row more is so much higher.
  expect((height - 2 * (32 + 28 + 20 + 32 + 32)) / 68).toBe(pages.length);
});

it('is kept in the browser, found again, and forgotten with a way back, by keyboard', async () => {
  await explore('period=7d&breakdown=page');
  await page.getByRole('button', { name: 'Saved (0)' }).press('Enter');
  await page.getByLabel('Name of this question').fill('Worst pages');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Worst pages' }).waitFor();
  await page.goto(`${server.url}/?site=${server.site.id}&page=explore`);
  await settled(page);
  await page.getByRole('button', { name: 'Saved (1)' }).press('Enter');
  await page.getByRole('link', { name: 'Worst pages' }).press('Enter');
  await page.waitForURL(/breakdown=page/);
  await page.getByRole('button', { name: 'Saved (1)' }).press('Enter');
  await page.getByRole('button', { name: 'Forget “Worst pages”' }).press('Enter');
  await page.getByRole('button', { name: 'Saved (0)' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByRole('link', { name: 'Worst pages' }).waitFor();
});

it('is accessible, breaks no policy, and never scrolls sideways', async () => {
  const query = 'breakdown=page,language&compare=previous&filter[rating][gte]=1&period=7d';
  await explore(query, { width: 320 });
  await expectClean(dashboard);
});
