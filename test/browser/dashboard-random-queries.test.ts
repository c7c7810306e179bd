import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatValue } from '../../dashboard/words/number.ts';
import { type MetricId, metrics } from '../../shared/metric.ts';
import type { ChoicesValue, Value } from '../../shared/metric-value.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DashboardPage, openDashboard } from '../support/dashboard-page.ts';
import { withSite } from '../support/dashboard-site.ts';
import { drawing } from '../support/fuzz-draw.ts';
import { allTypes } from '../support/http-all-types.ts';
import { randomCircumstances, randomExploration } from '../support/random-exploration.ts';
import { startServer, type TestServer } from '../support/server.ts';

const day = 86_400_000;
const end = Date.now();
let now = end - 400 * day;
let server: TestServer;
let site: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ now: () => now }), launchBrowser()]);
  const ratings = (['csat', 'ces', 'expectation', 'stars', 'thumbs'] as const).map((type) => ({
    id: type,
    type,
    text: `A question of the type ${type}`,
  }));
  site = await withSite(server, 'All', [
    { slug: 'all', name: 'All', questions: [...allTypes.slice(0, 4), ...ratings] },
  ]);
  await site.api(`/v1/sites/${site.site.id}`, {
    method: 'PATCH',
    body: { attributes: { plan: { type: 'string' } } },
  });
  await giveRandomAnswers();
  dashboard = await openDashboard(browser, site, { path: `/?site=${site.site.id}&page=explore&survey=all` });
  page = dashboard.page;
});
afterAll(async () => {
  await dashboard?.close();
  await browser?.close();
  await server?.close();
});

/** Some over a year ago, some in the period before, most of them new. */
async function giveRandomAnswers(): Promise<void> {
  const draw = drawing(11);
  for (const [ago, count] of [
    [380 * day, 60],
    [35 * day, 90],
    [9 * day, 90],
    [0, 120],
  ] as const) {
    now = end - ago;
    const events = Array.from({ length: count }, () => {
      const upTo = (most: number, least = 1) => least + draw.below(most - least + 1);
      const answers = {
        score: upTo(10, 0),
        reason: draw.one(['price', 'speed']),
        channels: [draw.one(['friends', 'search', 'press'])],
        service: { speed: upTo(5), staff: upTo(5) },
        ...{ csat: upTo(5), ces: upTo(7), expectation: upTo(10, 0), stars: upTo(5), thumbs: upTo(1, 0) },
      };
      const response = { ...randomCircumstances(draw), id: draw.uuid(), survey: 'all', answers };
      return { type: 'response', response: { ...response, site: site.site.publicKey, channel: 'widget' } };
    });
    for (let i = 0; i < events.length; i += 50) {
      const body = { site: site.site.publicKey, events: events.slice(i, i + 50) };
      const told = await site.api('/v1/events', { method: 'POST', body });
      const { results } = (await told.json()) as { results: { status: string }[] };
      expect(results.map(({ status }) => status)).toEqual(results.map(() => 'stored'));
    }
  }
}

it.each(Array.from({ length: 50 }, (_, i) => i + 1))(
  'stand on the page as the interface says: question %i',
  async (seed) => {
    const { metric, words } = randomExploration(drawing(seed));
    const told = await site.api(
      `/v1/stats/${metric}?site=${site.site.id}&survey=all&limit=50&other=true&${words}`,
    );
    const expected = told.ok
      ? expectedRows(metric, (await told.json()) as StatsAnswer)
      : [[((await told.json()) as { detail: string }).detail]];
    await page.evaluate((query) => {
      history.pushState(null, '', query);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/?site=${site.site.id}&page=explore&survey=all&metric=${metric}&${words}`);
    await expect.poll(shownRows).toEqual(expected);
  },
);

/** What names a row, its value, its interval and its count, as the API has them. */
function expectedRows(metric: MetricId, { query, results }: StatsAnswer): string[][] {
  const { unit } = metrics[metric];
  const row = (names: readonly string[], { value, n, ci, suppressed }: Value) => [
    ...(names.length > 0 ? names : ['All answers']),
    value === null ? (suppressed ? 'Too few' : '–') : formatValue(value, unit),
    value === null || !ci ? '' : ci.map((limit) => formatValue(limit, unit)).join(' to '),
    n.toLocaleString('en'),
  ];
  return results.flatMap(({ dimensions, metrics: { [metric]: value } }) => {
    const names = (query.breakdown ?? []).map((name) => dimensions![name]!);
    if (metric !== 'choices') return [row(names, value)];
    const { n, options = [] } = value as ChoicesValue;
    return options.map((option) => row([...names, option.id], { ...option, n }));
  });
}

/** The same from the page: a row of the table each, or what stands there in its place. */
function shownRows(): Promise<string[][]> {
  return page.evaluate(() => {
    const failure = document.querySelector('.failure b');
    if (failure) return [[failure.textContent!.replace(/\.$/, '')]];
    const rows = [...document.querySelectorAll('.results tbody tr')];
    return rows.map((row) =>
      [...row.children].filter((cell) => !cell.matches('.change')).map((cell) => cell.textContent!.trim()),
    );
  });
}
