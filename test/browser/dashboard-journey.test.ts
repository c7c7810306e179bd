import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { complaintCount } from '../../dashboard/words/complaint-count.ts';
import { formatValue } from '../../dashboard/words/number.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard } from '../support/dashboard-page.ts';
import { withSite } from '../support/dashboard-site.ts';
import { expectClean } from '../support/expect-clean.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { violations } from '../support/violations.ts';

const end = Date.now();
let now = end - 30 * 86_400_000;
let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;

const text = 'How was it?';
const surveys = [
  {
    slug: 'along',
    name: 'Along the way',
    questions: [
      { id: 'score', type: 'nps', text },
      { id: 'why', type: 'text', text: 'Why?' },
    ],
  },
  { slug: 'care', name: 'Care', questions: [{ id: 'kind', type: 'csat', text }] },
];

/** Scores of each touchpoint; the checkout is bad. */
const scores: Readonly<Record<string, readonly number[]>> = {
  landing: [9, 10, 8, 9, 10, 7, 9, 10, 9, 8, 10, 9, 9, 10],
  cart: [8, 9, 10, 7, 9, 9, 10, 8, 9, 10, 9, 9],
  checkout: [0, 3, 6, 2, 9, 4, 1, 5, 6, 3],
};

async function give(): Promise<void> {
  for (const [touchpoint, values] of Object.entries(scores)) {
    await giveAnswers(
      server,
      values.map((score) => ({
        survey: 'along',
        touchpoint,
        answers: { score, ...(score < 3 ? { why: 'It broke' } : {}) },
      })),
    );
  }
}

beforeAll(async () => {
  const [started, launched] = await Promise.all([startServer({ now: () => now }), launchBrowser()]);
  browser = launched;
  server = await withSite(started, 'Garden shop', surveys as never);
  await give();
  now = end;
  await give();
  await giveAnswers(server, [
    { survey: 'along', answers: { score: 5 } },
    { survey: 'care', answers: { kind: 4 } },
  ]);
});
afterEach(() => dashboard?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(query = '&survey=along', options: object = {}) {
  const path = `/?site=${server.site.id}&page=journey${query}`;
  dashboard = await openDashboard(browser, server, { path, ...options });
  page = dashboard.page;
}

async function stats<M extends MetricId>(metric: M): Promise<StatsAnswer<M>> {
  const query = `site=${server.site.id}&survey=along&breakdown=touchpoint&compare=previous`;
  return (await (await server.api(`/v1/stats/${metric}?${query}`)).json()) as StatsAnswer<M>;
}

function step(name: string) {
  return page.locator('.path li', { has: page.getByRole('heading', { name, exact: true }) });
}

const names = () => page.locator('.path h3').allTextContents();

it('has each touchpoint with the numbers of the interface, in words and in a table', async () => {
  await open();
  const { results } = await stats('nps');
  const complaints = (await stats('complaint-rate')).results;
  expect(await names()).toEqual(['landing', 'cart', 'checkout']);
  await page.getByText('Show as table').click();
  for (const name of await names()) {
    const { value, n, ci } = results.find(({ dimensions }) => dimensions!.touchpoint === name)!.metrics.nps;
    const interval = ci!.map((limit) => formatValue(limit, 'points')).join(' to ');
    expect(await step(name).locator('.step-score').textContent()).toBe(
      `${formatValue(value!, 'points')} ${interval}`,
    );
    await step(name).getByText(`${n} answers`).waitFor();
    const row = page.locator('.figures tr', { has: page.getByRole('rowheader', { name, exact: true }) });
    expect((await row.locator('td').allTextContents()).slice(0, 3)).toEqual([
      formatValue(value!, 'points'),
      interval,
      String(n),
    ]);
    await step(name).getByText('No clear change').waitFor();
    const rate = complaints.find(({ dimensions }) => dimensions!.touchpoint === name)?.metrics[
      'complaint-rate'
    ];
    if (rate) await step(name).getByText(complaintCount(rate), { exact: true }).waitFor();
  }
  await page.getByText('Not on the path: 1 answer that says no touchpoint.').waitFor();
});

it('marks the weakest that is clearly below the others, in words', async () => {
  await open();
  await step('checkout')
    .getByText(/^Weakest/)
    .waitFor();
  expect(await page.getByText(/^Weakest/).count()).toBe(1);
  await page.getByText('“checkout” is clearly below the others together').waitFor();
});

it('is put in order by keyboard; the focus stays, the address and the browser keep it, "back" takes it back', async () => {
  await open();
  await page.getByRole('button', { name: 'Arrange' }).press('Enter');
  await page.getByRole('button', { name: 'Earlier checkout' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['landing', 'checkout', 'cart']);
  const earlier = page.getByRole('button', { name: 'Earlier checkout' }).and(page.locator(':focus'));
  await earlier.waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['checkout', 'landing', 'cart']);
  await page.getByRole('status').getByText('“checkout” is number 1 of 3 now.').waitFor();
  await earlier.waitFor();
  const order = () => new URL(page.url()).searchParams.getAll('order');
  await expect.poll(order).toEqual(['checkout', 'landing', 'cart']);
  await page.goBack();
  await expect.poll(names).toEqual(['landing', 'checkout', 'cart']);
  await page.goto(`${server.url}/?site=${server.site.id}&page=journey&survey=along`);
  await expect.poll(names).toEqual(['checkout', 'landing', 'cart']);
  await page.getByRole('button', { name: 'By number of answers' }).press('Enter');
  await expect.poll(names).toEqual(['landing', 'cart', 'checkout']);
});

it('is measured by any metric that the surveys give', async () => {
  await open();
  await page.getByRole('combobox', { name: 'Metric' }).selectOption('Mean rating');
  await page.getByRole('region', { name: 'Mean rating' }).waitFor();
  const { results } = await stats('rating');
  const { value } = results.find(({ dimensions }) => dimensions!.touchpoint === 'cart')!.metrics.rating;
  const mean = () => step('cart').locator('b').first().textContent();
  await expect.poll(mean).toBe(formatValue(value!, 'scale'));
  await page.getByRole('combobox', { name: 'Survey' }).selectOption('All surveys');
  await page.getByRole('combobox', { name: 'Metric' }).selectOption('Mean rating');
  await page.getByText('choose a survey').waitFor();
});

it('leads from a touchpoint to its number on Explore', async () => {
  await open();
  await page.getByRole('link', { name: 'cart', exact: true }).press('Enter');
  await page.getByRole('listitem').getByText('Touchpoint is cart').waitFor();
});

it('teaches how a page says its touchpoint where none does', async () => {
  await open('&survey=care');
  await page.getByText('No answer says its touchpoint yet').waitFor();
  expect(await page.locator('.snippet code').textContent()).toBe(
    `<script async src="${server.url}/widget.js" data-site="${server.site.publicKey}" data-touchpoint="checkout"></script>`,
  );
  expect(await violations(page)).toEqual([]);
});

it('is accessible while it is arranged, breaks no policy, and never scrolls sideways', async () => {
  await open('&survey=along', { width: 320 });
  await page.getByRole('button', { name: 'Arrange' }).click();
  await page.getByText('Show as table').click();
  await expectClean(dashboard);
});
