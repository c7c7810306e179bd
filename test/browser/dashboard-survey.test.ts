import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { changeWords } from '../../dashboard/words/change-words.ts';
import { finishedSentences, timesSentences } from '../../dashboard/words/leaving-words.ts';
import { localisedText } from '../../dashboard/words/localised-text.ts';
import { formatShare, formatValue } from '../../dashboard/words/number.ts';
import { wroteSentence } from '../../dashboard/words/wrote-sentence.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { CountedShare, QuestionStatsAnswer } from '../../shared/question-stats.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { launchBrowser } from '../support/browser.ts';
import { type GivenAnswer, giveAnswers } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard, settled } from '../support/dashboard-page.ts';
import { withSite } from '../support/dashboard-site.ts';
import { expectClean } from '../support/expect-clean.ts';
import { startServer, type TestServer } from '../support/server.ts';

const day = 86_400_000;
const end = Date.now();
let now = end - 40 * day;
let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;

const score = {
  id: 'score',
  type: 'nps',
  text: { en: 'Would you recommend us?', de: 'Würden Sie uns empfehlen?' },
};
const pay = {
  id: 'pay',
  type: 'choice',
  text: 'How did you pay?',
  options: [
    { id: 'card', text: 'By card' },
    { id: 'cash', text: 'In cash' },
  ],
};
const care = { id: 'care', type: 'matrix', text: 'How was it?', items: [{ id: 'speed', text: 'The speed' }] };
const why = { id: 'why', type: 'text', text: 'Why?' };
const parts = [
  'Broken down',
  'Question by question',
  'Where people stop, and how long they take',
  'Versions',
  'Languages',
];

/** Answers of three pages, `/rare` with too few to be told. */
function answers(count: number, low: boolean, rest: Partial<GivenAnswer> = {}): GivenAnswer[] {
  return Array.from({ length: count }, (_, i) => ({
    survey: 'checkout',
    page: i < 2 ? '/rare' : i % 2 ? '/cart' : '/pay',
    language: i % 4 ? 'en' : 'de',
    answers: { score: low && i % 2 ? i % 5 : 6 + (i % 5) },
    ...rest,
  }));
}

beforeAll(async () => {
  const [started, launched] = await Promise.all([startServer({ now: () => now }), launchBrowser()]);
  browser = launched;
  const survey = { slug: 'checkout', name: 'Checkout', questions: [score, why] };
  server = await withSite(started, 'Garden shop', [survey as never]);
  await giveAnswers(server, answers(30, false, { release: '1.9' }));
  now = end - 10 * day;
  const questions = [score, pay, care, { ...why, text: 'What was the reason?' }];
  const path = `/v1/surveys/checkout?site=${server.site.id}`;
  const changed = await server.api(path, { method: 'PATCH', body: { questions } });
  if (!changed.ok) throw new Error(await changed.text());
  await giveAnswers(server, answers(10, true, { release: '1.9' }));
  now = end - 4 * day;
  const shownAt = new Date(now - 60_000).toISOString();
  await giveAnswers(
    server,
    answers(24, true).map(({ answers: given, ...rest }, i) => ({
      ...rest,
      release: '2.0',
      shownAt,
      submittedAt: new Date(now - 50_000 + i * 1000).toISOString(),
      answers: {
        ...given,
        pay: i % 3 ? 'card' : 'cash',
        ...(i < 6 ? {} : { care: { speed: 1 + (i % 5) } }),
        ...(i % 4 ? {} : { why: `Because ${i}` }),
      },
      complete: i >= 6,
    })),
  );
  now = end;
});
afterEach(() => dashboard?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(query = '', options: object = {}) {
  const path = `/?site=${server.site.id}&survey=checkout${query}`;
  dashboard = await openDashboard(browser, server, { path, ...options });
  page = dashboard.page;
}

function part(name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** Scrolls to a part, and waits until it is there. */
async function shown(name: string): Promise<Locator> {
  await part(name).scrollIntoViewIfNeeded();
  await part(name).locator('table').first().waitFor();
  await settled(page);
  return part(name);
}

async function stats<M extends MetricId>(metric: M, query: string): Promise<StatsAnswer<M>> {
  const response = await server.api(`/v1/stats/${metric}?site=${server.site.id}&survey=checkout&${query}`);
  return (await response.json()) as StatsAnswer<M>;
}

async function questionStats(): Promise<QuestionStatsAnswer> {
  const response = await server.api(`/v1/stats/questions?site=${server.site.id}&survey=checkout`);
  return (await response.json()) as QuestionStatsAnswer;
}

function cells(row: Locator): Promise<string[]> {
  return row.locator('th, td').allTextContents();
}

describe('the breakdown', () => {
  it('has the rows of the interface, compared with the period before, and says why one has no score', async () => {
    await open();
    const table = await shown('Broken down');
    const { results } = await stats('nps', 'question=score&breakdown=page&compare=previous&other=true');
    expect(results.map(({ dimensions }) => dimensions!.page)).toEqual(['/cart', '/pay', '/rare']);
    for (const [i, { dimensions, metrics }] of results.entries()) {
      const { value, n, ci, delta, deltaCi, significant } = metrics.nps;
      const [name, shownValue, interval, count, change] = await cells(table.locator('tbody tr').nth(i));
      expect([name, count]).toEqual([dimensions!.page, String(n)]);
      expect(shownValue).toBe(value === null ? 'Too few' : formatValue(value, 'points'));
      if (value === null) continue;
      expect(interval).toBe(ci!.map((limit) => formatValue(limit, 'points')).join(' to '));
      const told = significant
        ? changeWords({ is: 'real', better: delta! > 0, delta: delta!, ci: deltaCi!, effect: 0 }, 'points')!
        : changeWords({ is: 'unclear', ci: deltaCi! }, 'points')!;
      expect(change).toBe(`${told.lead}: ${told.rest}`);
    }
    await table.getByText('1 row has fewer than 5 answers').waitFor();
    await table.getByText('corrected for 2 comparisons').waitFor();
  });

  it('is sorted by keyboard, and what has no score stays last', async () => {
    await open();
    const table = await shown('Broken down');
    const names = () => table.locator('tbody th').allTextContents();
    await table.getByRole('button', { name: 'Score' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['/pay', '/cart', '/rare']);
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['/cart', '/pay', '/rare']);
    await table.locator('[aria-sort="ascending"]').waitFor();
  });

  it('is by what the address says, and each row leads to the same number on Explore', async () => {
    await open();
    const table = await shown('Broken down');
    await table.getByRole('combobox', { name: 'By' }).selectOption('Language');
    await table.getByRole('link', { name: 'de', exact: true }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('breakdown')).toBe('language');
    await page.reload();
    await settled(page);
    const again = await shown('Broken down');
    const [, value, , n] = await cells(
      again.locator('tbody tr', { has: page.getByRole('link', { name: 'de', exact: true }) }),
    );
    await again.getByRole('link', { name: 'de', exact: true }).click();
    await page.getByRole('heading', { name: 'Explore', level: 1 }).waitFor();
    await page.getByRole('listitem').getByText('Language is de').waitFor();
    const explored = async () => {
      const [, shownValue, , count] = await cells(page.locator('.results tbody tr'));
      return [shownValue, count];
    };
    await expect.poll(explored).toEqual([value, n]);
  });
});

it('marks where a new release begins, in the chart, in words and in the table', async () => {
  await open();
  const trend = part('Day by day');
  await trend.getByRole('img', { name: /New releases.*: 2\.0 \(/ }).waitFor();
  await trend.getByText('Show as table').click();
  const marked = trend.locator('tbody tr', { hasText: '2.0' });
  expect(await marked.count()).toBe(1);
  const { results } = await stats('nps', 'question=score&interval=auto&breakdown=release');
  const first = results.find(({ dimensions, metrics }) => dimensions!.release === '2.0' && metrics.nps.n > 0);
  expect(Number((await cells(marked))[3])).toBe(first!.metrics.nps.n);
  expect(await trend.locator('tbody').textContent()).not.toContain('1.9');
});

describe('the questions side by side', () => {
  it('have the numbers of the interface, each its own', async () => {
    await open();
    const table = (await shown('Question by question')).locator('.questions');
    const { nps } = (await stats('nps', 'question=score')).results[0]!.metrics;
    const row = (name: string) => table.locator('tr', { has: page.getByRole('rowheader', { name }) });
    const rowOf = (name: string) => expect.poll(async () => (await cells(row(name))).slice(1, 4));
    const interval = (ci: [number, number], unit: 'points' | 'share' | 'scale') =>
      ci.map((limit) => formatValue(limit, unit)).join(' to ');
    await rowOf('Would you recommend us?').toEqual([
      formatValue(nps.value!, 'points'),
      interval(nps.ci!, 'points'),
      String(nps.n),
    ]);
    const { rating } = (await stats('rating', 'question=care.speed')).results[0]!.metrics;
    await rowOf('The speed').toEqual([
      formatValue(rating.value!, 'scale'),
      interval(rating.ci!, 'scale'),
      String(rating.n),
    ]);
    const { choices } = (await stats('choices', 'question=pay')).results[0]!.metrics;
    const [card] = choices.options!;
    await rowOf('By card').toEqual([
      formatShare(card!.value!),
      interval(card!.ci!, 'share'),
      String(card!.count),
    ]);
    const { answered } = (await questionStats()).questions.find(({ id }) => id === 'why')!;
    await row('What was the reason?').getByText(wroteSentence(answered)).waitFor();
  });

  it('have a table behind the small charts', async () => {
    await open();
    const questions = await shown('Question by question');
    await questions.getByText('Show as table').click();
    const { rating } = (await stats('rating', 'question=score')).results[0]!.metrics;
    const counts = questions
      .locator('.figures tbody tr', { hasText: 'recommend' })
      .locator('td:nth-child(3)');
    await expect
      .poll(() => counts.allTextContents())
      .toEqual(Object.values(rating.distribution!).map(String));
  });
});

describe('where people stop, and how long they take', () => {
  const name = 'Where people stop, and how long they take';
  const share = ({ value, ci }: CountedShare) =>
    formatShare(value!) + ci!.map((limit) => formatShare(limit)).join(' to ');
  const rowsOf = async (leaving: Locator) =>
    Promise.all((await leaving.locator('tbody tr').all()).map(async (row) => (await cells(row)).slice(0, 4)));

  it('is what the interface tells of all responses of the period', async () => {
    await open();
    const leaving = await shown(name);
    const stats = await questionStats();
    expect(stats).toMatchObject({ responses: 34, completion: { count: 28 }, timeToAnswer: { n: 18 } });
    await leaving.getByText(finishedSentences(stats).join(' ')).waitFor();
    await leaving.getByText(timesSentences(stats.timeToAnswer).join(' ')).waitFor();
    expect(
      stats.questions.map(({ reached, answered, dropOff }) => [reached, answered.count, dropOff.count]),
    ).toEqual([
      [34, 34, 0],
      [34, 24, 4],
      [30, 18, 0],
      [30, 6, 2],
    ]);
    expect(await rowsOf(leaving)).toEqual(
      stats.questions.map(({ text, reached, answered, dropOff }) => [
        localisedText(text),
        String(reached),
        share(answered),
        share(dropOff),
      ]),
    );
  });

  it('follows the answers that come in', async () => {
    await open();
    const leaving = await shown(name);
    const firstRow = async () => (await rowsOf(leaving))[0]![1];
    const before = Number(await firstRow());
    await giveAnswers(server, answers(1, true));
    await expect.poll(firstRow).toBe(String(before + 1));
  });
});

it('tells the versions: when each was asked, its own score, and what changed', async () => {
  await open();
  const versions = await shown('Versions');
  for (const [i, version] of [2, 1].entries()) {
    const { nps } = (await stats('nps', `question=score&period=all&filter[version]=${version}`)).results[0]!
      .metrics;
    await expect
      .poll(async () => {
        const [name, , value, , n] = await cells(versions.locator('tbody tr').nth(i));
        return [name, value, n];
      })
      .toEqual([String(version), formatValue(nps.value!, 'points'), String(nps.n)]);
  }
  expect(await versions.locator('tbody tr').first().locator('li').allTextContents()).toEqual([
    '“How did you pay?” was added.',
    '“How was it?” was added.',
    '“Why?” was reworded to “What was the reason?”.',
  ]);
});

it('tells the languages of the questions and of the answers', async () => {
  await open();
  const languages = await shown('Languages');
  const { results } = await stats('nps', 'question=score&breakdown=language');
  const total = results.reduce((sum, { metrics }) => sum + metrics.nps.n, 0);
  const rows = await languages.locator('tbody tr').all();
  expect(await Promise.all(rows.map(async (row) => (await cells(row)).slice(0, 4)))).toEqual(
    results.map(({ dimensions, metrics: { nps } }) => [
      dimensions!.language === 'de' ? 'German (de)' : 'English (en)',
      '1 of 4',
      String(nps.n),
      formatShare(nps.n / total),
    ]),
  );
});

it('asks for what is below only when it comes near, and nothing jumps on the way', async () => {
  const asked: string[] = [];
  await open('', { path: '/?page=new-site' });
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as { shifted: number }).shifted += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${server.url}/?site=${server.site.id}&survey=checkout`);
  await settled(page);
  expect(asked.filter((url) => url.includes('/versions'))).toEqual([]);
  for (const name of parts) await shown(name);
  expect(asked.filter((url) => url.includes('/versions'))).not.toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBe(0);
});

it('is accessible all the way down, breaks no policy, and never scrolls sideways', async () => {
  await open('', { width: 320 });
  for (const name of parts) await shown(name);
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectClean(dashboard);
});
