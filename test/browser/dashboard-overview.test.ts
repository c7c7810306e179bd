import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeWords } from '../../dashboard/words/change-words.ts';
import { formatShare, formatValue } from '../../dashboard/words/number.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers, giveSteps } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard, settled } from '../support/dashboard-page.ts';
import { withSite } from '../support/dashboard-site.ts';
import { expectClean } from '../support/expect-clean.ts';
import { startServer, type TestServer } from '../support/server.ts';

const end = Date.now();
let now = end - 40 * 86_400_000;
let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;

const text = 'How was it?';
const surveys = [
  { slug: 'ideas', name: 'Ideas', questions: [{ id: 'words', type: 'text', text }] },
  { slug: 'support', name: 'Support', questions: [{ id: 'care', type: 'csat', text }] },
  { slug: 'returns', name: 'Returns', questions: [{ id: 'score', type: 'nps', text }] },
  { slug: 'search', name: 'Search', questions: [{ id: 'found', type: 'thumbs', text }] },
  { slug: 'checkout', name: 'Checkout', questions: [{ id: 'score', type: 'nps', text }] },
  { slug: 'next', name: 'Next year', status: 'draft', questions: [{ id: 'score', type: 'nps', text }] },
] as const;

function scores(survey: string, question: string, values: readonly number[]) {
  return giveAnswers(
    server,
    values.map((value) => ({ survey, answers: { [question]: value } })),
  );
}

beforeAll(async () => {
  const [started, launched] = await Promise.all([startServer({ now: () => now }), launchBrowser()]);
  browser = launched;
  server = await withSite(started, 'Garden shop', surveys as never);
  await scores('checkout', 'score', [10, 10, 9, 9, 10, 8, 10, 9, 10, 10]);
  await scores('support', 'care', [5, 4, 2, 5, 3, 4]);
  now = end;
  await giveSteps(server, 'checkout', { viewed: 60, opened: 30, started: 20 });
  await scores('checkout', 'score', [3, 0, 6, 8, 2, 5, 9, 4, 1, 6]);
  await giveSteps(server, 'search', { viewed: 40 });
  await scores('support', 'care', [4, 5, 3, 5, 2, 4]);
  await giveAnswers(server, [{ survey: 'ideas', answers: { words: 'More seeds, please' } }]);
  dashboard = await openDashboard(browser, server);
  page = dashboard.page;
});

beforeEach(async () => {
  await page.goto(`${server.url}/?site=${server.site.id}`);
  await settled(page);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function stats<M extends MetricId>(metric: M, query: string) {
  const response = await server.api(`/v1/stats/${metric}?site=${server.site.id}&${query}`);
  return ((await response.json()) as StatsAnswer<M>).results[0]!.metrics[metric];
}

function row(name: string) {
  return page.locator('.surveys tbody tr', { has: page.getByRole('link', { name, exact: true }) });
}

async function names(region: string): Promise<string[]> {
  return page.getByRole('region', { name: region }).locator('tbody th a').allTextContents();
}

describe('the numbers of a survey', () => {
  it('are those of the API: score, n, interval, change, views and rate', async () => {
    const { value, n, ci, delta, deltaCi } = await stats('nps', 'survey=checkout&compare=previous');
    const checkout = row('Checkout');
    expect(await checkout.locator('.value').textContent()).toBe(`${formatValue(value!, 'points')}n = ${n}`);
    const [low, high] = ci!.map((limit) => formatValue(limit, 'points'));
    expect(await checkout.locator('.ends').textContent()).toBe(`${low} to ${high}`);
    const change = { is: 'real', better: false, delta: delta!, ci: deltaCi!, effect: 0 } as const;
    const { lead, rest } = changeWords(change, 'points')!;
    expect(await checkout.locator('.change').textContent()).toBe(`${lead}: ${rest}`);
    const rate = await stats('response-rate', 'survey=checkout');
    expect(await checkout.locator('.reach .lead').textContent()).toContain(
      `${formatShare(rate.value!)} answered`,
    );
    expect(await checkout.locator('.steps').textContent()).toBe('60 viewed → 20 started → 10 answered');
  });

  it('say when the last answer came, and follow the next one', async () => {
    expect(await row('Support').locator('time').getAttribute('datetime')).toBe(new Date(end).toISOString());
    await page.getByText('updates as answers arrive').waitFor({ state: 'visible' });
    await scores('support', 'care', [4]);
    await row('Support').getByText('n = 7').waitFor();
  });
});

describe('what needs attention', () => {
  it('comes first, what is worse before what nobody answers or sees, each with its reason', async () => {
    expect(await names('What needs attention first')).toEqual(['Checkout', 'Search', 'Returns']);
    expect(await row('Checkout').locator('.lead.bad').textContent()).toMatch(/^Down \d.*: a real change/);
    expect(await row('Search').locator('.lead.bad').textContent()).toMatch(/^40 views, no answers/);
    expect(await row('Returns').locator('.instead').textContent()).toMatch(/^Nobody saw it in the last 28/);
    expect(await names('Other live surveys')).toEqual(['Ideas', 'Support']);
    expect(await row('Support').locator('.change').textContent()).toMatch(/^No clear change/);
    expect(await page.locator('.resting summary').textContent()).toBe('1 at rest: 1 draft');
  });
});

it('is accessible in light and dark, and never scrolls sideways', async () => {
  await page.locator('.resting summary').click();
  await expectClean(dashboard);
  for (const width of [760, 761, 1240, 1241, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

it('opens a survey by keyboard, and reading goes on at its page', async () => {
  await row('Support').getByRole('link').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Support', level: 1 }).waitFor();
  expect(new URL(page.url()).searchParams.get('survey')).toBe('support');
  await page.locator('main:focus').waitFor();
});

it('says what to do when the numbers cannot be loaded, and tries again', async () => {
  await page.route('**/v1/stats/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Period' }).click();
  await page.getByRole('link', { name: 'Last 7 days' }).click();
  await page.getByText('The server could not be reached.').waitFor();
  await page.unroute('**/v1/stats/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await row('Checkout').getByText('n = 10').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
});
