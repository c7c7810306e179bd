/** The tasks that docs/dashboard.md lists, each done by the keyboard alone. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import type { Survey } from '../../shared/survey.ts';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard } from '../support/dashboard-page.ts';
import { Keyboard } from '../support/keyboard.ts';
import { refusePage } from '../support/refused-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

const day = 86_400_000;
const end = Date.now();
let now = end - 10 * day;
let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;
let keyboard: Keyboard;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ now: () => now }), launchBrowser()]);
  const give = (shift: number) =>
    giveAnswers(
      server,
      Array.from({ length: 36 }, (_, i) => {
        // The terms please nobody.
        const score = i % 3 === 2 ? (i + shift) % 4 : 7 + ((i + shift) % 4);
        const words = { [score <= 8 ? 'why' : 'praise']: `Reason ${i}` };
        return {
          survey: 'recommend',
          page: ['/cart', '/done', '/terms'][i % 3]!,
          answers: { score, ...words },
        };
      }),
    );
  await give(0);
  now = end;
  await give(2);
});
afterEach(() => dashboard?.close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(query = '', signedIn = true): Promise<void> {
  const path = query === '' ? '/' : `/?site=${server.site.id}&${query}`;
  dashboard = await openDashboard(browser, server, { path, signedIn });
  page = dashboard.page;
  keyboard = new Keyboard(page);
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const link = (name: string | RegExp) => page.getByRole('link', { name });
const focusedArticle = () => page.locator('article:focus');
const heading = (name: string | RegExp) => page.getByRole('heading', { name });

async function api<T>(path: string): Promise<T> {
  return (await (await server.api(path)).json()) as T;
}

/** How many answers the interface lists. */
async function listed(which: string): Promise<number> {
  const { items } = await api<{ items: unknown[] }>(`/v1/responses?site=${server.site.id}&${which}`);
  return items.length;
}

const tasks: Record<string, () => Promise<void>> = {
  'Sign in': async () => {
    await open('', false);
    await keyboard.write(page.locator('input#key'), server.ownerKey);
    await page.keyboard.press('Enter');
    await heading('Demo shop').waitFor();
  },
  'Create a site': async () => {
    await open();
    await keyboard.press(link('New site'));
    await keyboard.write(page.getByLabel('Name'), 'Second shop');
    await keyboard.press(button('Create site'));
    await heading('New survey').waitFor();
    const { items } = await api<{ items: Site[] }>('/v1/sites');
    expect(items.map(({ name }) => name)).toContain('Second shop');
  },
  'Create a survey from a template': async () => {
    await open('');
    await keyboard.press(link('New survey'));
    await keyboard.to(page.getByRole('radio').first());
    await page.keyboard.press('ArrowDown');
    await keyboard.press(button(/^Create/));
    await page.waitForURL(/page=install/);
    const { items } = await api<{ items: Survey[] }>(`/v1/surveys?site=${server.site.id}`);
    expect(items).toHaveLength(4);
  },
  'Choose the last seven days': async () => {
    await open('survey=recommend');
    await keyboard.press(button(/^Period/));
    await keyboard.press(link('Last 7 days'));
    await page.waitForURL(/period=7d/);
  },
  'Choose another time zone': async () => {
    await open('survey=recommend');
    await keyboard.press(button(/^Time zone/));
    await keyboard.write(page.getByRole('combobox', { name: 'Search time zones' }), 'tokyo');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tz=Asia\/Tokyo/);
  },
  'See what needs attention first, and open it': async () => {
    await open('period=7d');
    const first = page.getByRole('region', { name: 'What needs attention first' }).getByRole('link').first();
    await keyboard.press(first);
    await page.waitForURL(/survey=/);
  },
  'Read the numbers behind a chart': async () => {
    await open('survey=recommend');
    const part = page.getByRole('region', { name: 'Day by day' });
    await keyboard.press(part.getByText('Show as table'));
    await part.getByRole('table').waitFor();
  },
  'Read how a number is measured': async () => {
    await open('survey=recommend');
    await keyboard.press(page.getByText('How this is measured'));
    await page.getByText('Reichheld').first().waitFor();
  },
  'Find last week’s worst page': async () => {
    await open('survey=recommend&period=7d');
    await keyboard.press(link('Explore'));
    await keyboard.choose(page.getByRole('combobox', { name: 'By', exact: true }), 'Page');
    await page.waitForURL(/breakdown=page/);
    const worst = async () => {
      const values = await page.locator('.results tbody .value').allTextContents();
      const names = await page.locator('.results tbody th').allTextContents();
      const numbers = values.map((text) => Number(text.replace('−', '-')));
      return names[numbers.indexOf(Math.min(...numbers))];
    };
    await expect.poll(worst).toBe('/terms');
  },
  'Look at some of the answers only': async () => {
    await open('survey=recommend&page=explore');
    await keyboard.choose(page.getByLabel('What is compared', { exact: true }), 'Page');
    await keyboard.write(page.getByLabel('With what'), '/cart');
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').getByText('Page is /cart').waitFor();
  },
  'Compare with the period before': async () => {
    await open('survey=recommend&page=explore&period=7d');
    await keyboard.choose(page.getByLabel('Compared with'), 'the period');
    await page.waitForURL(/compare=previous/);
  },
  'Keep a question, and come back to it': async () => {
    await open('survey=recommend&page=explore&breakdown=page');
    await keyboard.press(button('Saved (0)'));
    await keyboard.write(page.getByLabel('Name of this question'), 'Pages');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Pages' }).waitFor();
    await page.keyboard.press('Escape');
    await keyboard.press(link('Overview'));
    await page.waitForURL((url) => !url.search.includes('explore'));
    await keyboard.press(link('Explore'));
    await keyboard.press(button('Saved (1)'));
    await keyboard.press(link('Pages'));
    await page.waitForURL(/breakdown=page/);
  },
  'Take the numbers along': async () => {
    await open('survey=recommend&page=explore&breakdown=page');
    const download = page.waitForEvent('download');
    await keyboard.press(button('Download CSV'));
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  },
  'Print a report': async () => {
    await open('page=report');
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await keyboard.press(button('Print or save as PDF'));
    await page.locator('body[data-printed]').waitFor();
  },
  'Tag an answer': async () => {
    await open('survey=recommend&page=comments');
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('j');
    await focusedArticle().waitFor();
    await page.keyboard.press('t');
    await page.getByLabel('Tag', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('delivery');
    await page.keyboard.press('Enter');
    await expect.poll(() => listed('tag=delivery')).toBe(1);
  },
  'Set answers aside, and take that back': async () => {
    await open('survey=recommend&page=comments');
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('j');
    await focusedArticle().waitFor();
    await page.keyboard.press('a');
    await page.getByRole('status').getByText('1 answer archived.').waitFor();
    expect(await listed('class=archived')).toBe(1);
    await page.keyboard.press('u');
    await expect.poll(() => listed('class=archived')).toBe(0);
  },
  'Change a question': async () => {
    await open('survey=product');
    await keyboard.press(link('Edit'));
    const field = page.getByRole('textbox', { name: 'Question' }).first();
    await keyboard.write(field, 'How many stars for it?');
    await keyboard.press(button('Save'));
    const saved = () => api<Survey>(`/v1/surveys/product?site=${server.site.id}`);
    await expect.poll(async () => (await saved()).version).toBe(2);
  },
  'Allow a page that was refused': async () => {
    const origin = 'https://other.example';
    await refusePage(server, origin, 'recommend');
    await open('page=settings&tab=origins');
    await keyboard.press(button(`Allow ${origin}`));
    const site = () => api<Site>(`/v1/sites/${server.site.id}`);
    await expect.poll(async () => (await site()).origins).toContain(origin);
  },
  'Make a key for a program': async () => {
    await open('page=settings&tab=keys');
    await keyboard.write(page.getByRole('textbox', { name: 'What it is for' }), 'Weekly report');
    await keyboard.press(button('Make the key'));
    await page.getByText('It is shown this once.').waitFor();
  },
  'Set a password': async () => {
    await open('page=settings&tab=password');
    await keyboard.write(page.getByLabel('Owner’s key, or the password until now'), server.ownerKey);
    await keyboard.write(page.getByLabel('New password'), 'mauve kettle window');
    await page.keyboard.press('Enter');
    await page.getByText('All other sessions have ended.').waitFor();
  },
};

const documented = readFileSync(new URL('../../docs/dashboard.md', import.meta.url), 'utf8')
  .split('## Twenty things by keyboard alone')[1]!
  .split('\n## ')[0]!
  .split('\n')
  .filter((line) => /^\d+\. /.test(line))
  .map((line) => line.replace(/^\d+\. (.*?)[.:].*$/, '$1'));

it('are all that the documentation lists', () => {
  expect(Object.keys(tasks)).toEqual(documented);
});

it.each(Object.entries(tasks))('%s', async (_, task) => {
  await task();
  expect(dashboard.complaints).toEqual([]);
});
