import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatShare, formatValue } from '../../dashboard/words/number.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers, giveSteps } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard, settled } from '../support/dashboard-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

const day = 86_400_000;
const end = Date.now();
let now = end;
let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage | undefined;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ now: () => now }), launchBrowser()]);
  now = end - 10 * day;
  await giveAnswers(
    server,
    [3, 8, 9, 9, 10].map((score) => ({ survey: 'recommend', answers: { score } })),
  );
  now = end;
  await giveSteps(server, 'recommend', { viewed: 20, opened: 12, started: 10 });
  await giveAnswers(server, [
    ...[6, 7, 10].map((score) => ({ survey: 'recommend', answers: { score } })),
    { survey: 'recommend', answers: { score: 2, why: '物流太慢了' }, language: 'zh-Hans', page: '/pay' },
    { survey: 'product', answers: { stars: 4 } },
    { survey: 'product', answers: { stars: 5 } },
    { survey: 'helpful', answers: { helpful: 1 } },
  ]);
});

afterEach(() => dashboard?.close());

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path: string): Promise<Page> {
  dashboard = await openDashboard(browser, server, { path });
  return dashboard.page;
}

async function stats<M extends MetricId>(metric: M, query: string): Promise<StatsAnswer<M>> {
  const response = await server.api(`/v1/stats/${metric}?site=${server.site.id}&${query}`);
  return (await response.json()) as StatsAnswer<M>;
}

describe('the numbers of a survey', () => {
  it('are those of the API: score, n and interval', async () => {
    const page = await open('/?survey=recommend');
    const { nps } = (await stats('nps', 'survey=recommend&question=score')).results[0]!.metrics;
    const { value, n, ci } = nps;
    expect(n).toBe(9);
    expect(await page.locator('.score').textContent()).toBe(`${formatValue(value!, 'points')}n = 9`);
    const [low, high] = ci!.map((limit) => formatValue(limit, 'points'));
    expect(await page.locator('.said').first().textContent()).toContain(
      `Between ${low} and ${high} with 95% confidence, from 9 answers.`,
    );
  });

  it('are the same in the list of surveys', async () => {
    const page = await open('/?survey=product');
    const { nps } = (await stats('nps', 'survey=recommend&question=score')).results[0]!.metrics;
    const { rating } = (await stats('rating', 'survey=product&question=stars')).results[0]!.metrics;
    const scores = page.getByRole('navigation').locator('b');
    expect(await scores.first().textContent()).toBe(formatValue(nps.value!, 'points'));
    expect(await scores.nth(1).textContent()).toBe(formatValue(rating.value!, 'scale'));
    expect(await page.locator('.score').textContent()).toContain(formatValue(rating.value!, 'scale'));
  });

  it('hold every count of the distribution in a table', async () => {
    const page = await open('/?survey=recommend');
    const { rating } = (await stats('rating', 'survey=recommend&question=score')).results[0]!.metrics;
    const part = page.getByRole('region', { name: 'How people answered' }).first();
    await part.getByText('Show as table').click();
    const counts = await part.locator('tbody td:nth-child(2)').allTextContents();
    expect(counts).toEqual(Object.values(rating.distribution!).map(String));
  });

  it('hold every bucket of the trend in a table, gaps and the unfinished one included', async () => {
    const page = await open('/?survey=recommend');
    const series = await stats('nps', 'survey=recommend&question=score&interval=auto');
    const part = page.getByRole('region', { name: 'Day by day' });
    await part.getByText('Show as table').click();
    const values = await part.locator('tbody td:nth-child(2)').allTextContents();
    expect(values).toEqual(
      series.results.map(({ metrics: { nps } }) =>
        nps.value === null ? '–' : formatValue(nps.value, 'points'),
      ),
    );
    expect(await part.locator('tbody th').last().textContent()).toContain('(unfinished)');
  });

  it('tell each step of the funnel as the API does', async () => {
    const page = await open('/?survey=recommend');
    const rate = (await stats('response-rate', 'survey=recommend')).results[0]!.metrics['response-rate'];
    const shares = await page.locator('.funnel tbody td:nth-child(3)').allTextContents();
    expect(shares).toEqual(rate.steps!.map(({ value }) => (value === null ? '–' : formatShare(value))));
    expect(shares[0]).toBe('60%');
  });

  it('call one answer too few', async () => {
    const page = await open('/?survey=helpful');
    expect(await page.locator('.said').first().textContent()).toContain('Too few answers');
  });
});

describe('comments', () => {
  it('show the words, the rating, and where they come from', async () => {
    const page = await open('/?survey=recommend');
    const comment = page.locator('.comment').first();
    expect(await comment.locator('p').textContent()).toBe('物流太慢了');
    expect(await comment.locator('.chip').textContent()).toBe('Rating 2');
    expect(await comment.locator('small').textContent()).toBe('/pay · zh-Hans · desktop');
    expect(await comment.locator('time').getAttribute('datetime')).toBe(new Date(end).toISOString());
  });

  it('load the next page on demand', async () => {
    await giveAnswers(
      server,
      Array.from({ length: 21 }, (_, i) => ({
        survey: 'product',
        answers: { stars: 3, comment: `Note ${i}` },
      })),
    );
    const page = await open('/?survey=product');
    expect(await page.locator('.comment').count()).toBe(20);
    await page.getByRole('button', { name: 'Load more' }).click();
    await page.getByText('Note 0', { exact: true }).waitFor();
    await expect.poll(() => page.locator('.comment').count()).toBe(21);
    await page.getByRole('button', { name: 'Load more' }).waitFor({ state: 'detached' });
  });
});

describe('period and zone', () => {
  it('stand in the address, are asked of the API, and come back with "back" and a reload', async () => {
    const page = await open('/?survey=recommend');
    await page.getByRole('button', { name: 'Period' }).click();
    await page.getByRole('link', { name: 'Last 7 days' }).click();
    const count = (n: number) => page.locator('.score .n').getByText(`n = ${n}`, { exact: true }).waitFor();
    await count(4);

    await page.getByRole('button', { name: 'Time zone' }).click();
    await page.getByRole('combobox', { name: 'Search time zones' }).fill('shanghai');
    const asked = page.waitForRequest(/\/v1\/stats\/nps\?.*period=7d&tz=Asia%2FShanghai/);
    await page.keyboard.press('Enter');
    await asked;
    await expect
      .poll(() => page.url())
      .toBe(`${server.url}/?site=${server.site.id}&survey=recommend&period=7d&tz=Asia/Shanghai`);

    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Time zone' }).getByText('Asia/Shanghai').waitFor();
    await count(4);

    await page.goBack();
    await page.goBack();
    await count(9);
    await page.getByRole('button', { name: 'Period' }).getByText('Last 28 days').waitFor();
  });

  it('take two dates, the last day included', async () => {
    const page = await open('/?survey=recommend');
    const date = new Date(end - 10 * day).toISOString().slice(0, 10);
    await page.getByRole('button', { name: 'Period' }).click();
    await page.getByLabel('First day').fill(date);
    await page.getByLabel('Last day').fill(date);
    await page.getByRole('button', { name: 'Show these days' }).click();
    await page.getByText('n = 5').waitFor();
    const next = new Date(Date.parse(date) + day).toISOString().slice(0, 10);
    await expect.poll(() => new URL(page.url()).search).toContain(`from=${date}&to=${next}`);
  });
});

describe('a survey without answers in the period', () => {
  it('offers all time, and the line to paste', async () => {
    now = end + 40 * day;
    dashboard = await openDashboard(browser, server, { path: '/?survey=recommend&period=7d' });
    const { page } = dashboard;
    now = end;
    expect(await page.locator('.score').textContent()).toBe('No answers in the last 7 days');
    expect(await page.locator('.snippet code').textContent()).toBe(
      `<script async src="${server.url}/widget.js" data-site="${server.site.publicKey}"></script>`,
    );
    await page.getByRole('link', { name: 'Look at all time' }).click();
    await page.getByText('n = 9').waitFor();
  });
});
