import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ListedResponse } from '../../shared/response.ts';
import { launchBrowser } from '../support/browser.ts';
import { type GivenAnswer, giveAnswers, giveMany } from '../support/dashboard-answers.ts';
import {
  type DashboardPage,
  type DashboardPageOptions,
  openDashboard,
  settled,
} from '../support/dashboard-page.ts';
import { withSite } from '../support/dashboard-site.ts';
import { expectClean } from '../support/expect-clean.ts';
import { startServer, type TestServer } from '../support/server.ts';

let base: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;
let server: TestServer;

beforeAll(async () => {
  [base, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterEach(() => dashboard?.close());
afterAll(async () => {
  await browser?.close();
  await base?.close();
});

const hostile = '<img src=x onerror=alert(1)> {name, plural, } \u202Edrawkcab';

/** Comments of all scores, the last the newest. */
function comments(count: number, change: (n: number) => Partial<GivenAnswer> = () => ({})): GivenAnswer[] {
  return Array.from({ length: count }, (_, n) => ({
    survey: 'checkout',
    answers: { score: n % 11, why: `Comment number ${n}` },
    ...change(n),
  }));
}

/** A site of the test's own with one survey, and these answers. */
async function answered(given: readonly GivenAnswer[]): Promise<void> {
  server = await withSite(base, 'Shop', [
    {
      slug: 'checkout',
      name: 'Checkout',
      questions: [
        { id: 'score', type: 'nps', text: 'How likely are you to recommend us?' },
        { id: 'why', type: 'text', text: 'Why?' },
      ],
    },
  ]);
  await giveMany(server, given);
}

async function open(query = '', options: DashboardPageOptions = {}): Promise<void> {
  const path = `/?site=${server.site.id}&page=comments&${query}`;
  dashboard = await openDashboard(browser, server, { path, ...options });
  page = dashboard.page;
}

async function listed(query: string): Promise<ListedResponse[]> {
  const answer = await server.api(`/v1/responses?site=${server.site.id}&limit=200&${query}`);
  return ((await answer.json()) as { items: ListedResponse[] }).items;
}

const articles = (): Locator => page.getByRole('article');
const ids = () => articles().evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.id));
const says = (text: string) => page.getByRole('status').getByText(text).waitFor();
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'));

/** Scrolls down until the last of so many is there; tells how many articles were drawn at most. */
async function scrollThrough(count: number): Promise<number> {
  let most = 0;
  const scroll = async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    most = Math.max(most, await articles().count());
    return articles().last().getAttribute('aria-posinset');
  };
  await expect.poll(scroll, { timeout: 100_000, interval: 50 }).toBe(String(count));
  return most;
}

describe('a feed of some hundred comments', () => {
  it('shows those of the interface, newest first, and reads on to the last', async () => {
    await answered(comments(230));
    await open();
    const newest = await listed('commented=true&class=counted');
    expect((await ids()).slice(0, 50)).toEqual(newest.slice(0, 50).map(({ id }) => id));
    expect(await articles().first().textContent()).toContain('Comment number 229');
    await scrollThrough(230);
    await page.getByText('That is all: 230 answers.').waitFor();
    expect(await articles().last().getAttribute('aria-setsize')).toBe('230');
    expect(await articles().last().textContent()).toContain('Comment number 0');
  });

  it('is searched and filtered in the address, and "back" leads back', async () => {
    await answered(comments(30, (n) => ({ page: n % 2 ? '/cart' : '/terms' })));
    await open('survey=checkout');
    await page.getByRole('searchbox').fill('NUMBER 2');
    await page.keyboard.press('Enter');
    await expect.poll(() => articles().count()).toBe(12);
    expect(page.url()).toContain('words=NUMBER%202');
    await page.getByRole('combobox', { name: 'Rating', exact: true }).selectOption('Bad (0 to 6)');
    const bad = await listed('words=NUMBER%202&filter[rating][lte]=6');
    await expect.poll(ids).toEqual(bad.map(({ id }) => id));
    await page.goBack();
    await expect.poll(() => articles().count()).toBe(12);
  });

  it('shows what was sent as text, whatever it says', async () => {
    await answered([
      {
        survey: 'checkout',
        answers: { score: 1, why: hostile },
        release: hostile,
        variant: '{#}',
        page: '/a',
      },
    ]);
    await open();
    const text = await articles().first().textContent();
    expect(text).toContain(hostile);
    expect(text).toContain(`release ${hostile}`);
    expect(await articles().locator('img').count()).toBe(0);
    expect(dashboard.complaints).toEqual([]);
  });

  it('tells of new answers, and moves nothing until somebody wants to see them', async () => {
    await answered(comments(3));
    await open();
    const before = await ids();
    await giveAnswers(server, comments(2));
    const button = page.getByRole('button', { name: '2 new answers' });
    await button.waitFor();
    expect(await ids()).toEqual(before);
    await button.press('Enter');
    await expect.poll(() => articles().count()).toBe(5);
    await button.waitFor({ state: 'detached' });
  });
});

describe('by keyboard alone', () => {
  it('answers are walked through, tagged, selected, archived, and all of it taken back', async () => {
    await answered(comments(5));
    await open();
    await page.keyboard.press('j');
    await expect.poll(focused).toBe('1');
    await page.keyboard.press('t');
    await page.getByLabel('Tag', { exact: true }).fill('speed');
    await page.keyboard.press('Enter');
    await says('1 answer tagged “speed”.');
    await expect.poll(focused).toBe('1');
    await page.keyboard.press('x');
    await page.keyboard.press('PageDown');
    await expect.poll(focused).toBe('2');
    await page.keyboard.press('x');
    await page.getByText('2 selected').waitFor();
    await page.keyboard.press('a');
    await says('2 answers archived.');
    const archived = async () => (await listed('class=archived')).map(({ answers }) => answers.score);
    await expect.poll(archived).toEqual([4, 3]);
    await page.keyboard.press('u');
    await says('Taken back.');
    await expect.poll(archived).toEqual([]);
    expect(await listed('tag=speed')).toHaveLength(1);
    await page.keyboard.press('u');
    await expect.poll(async () => (await listed('tag=speed')).length).toBe(0);
    await page.keyboard.press('Control+Home');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Answers');
  });

  it('letters are letters where one types, and nothing once they are switched off', async () => {
    await answered(comments(3));
    await open();
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('jaxu?');
    expect(await page.getByRole('searchbox').inputValue()).toBe('jaxu?');
    await articles().first().focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('Keys that are single letters').press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await articles().first().focus();
    await page.keyboard.press('a');
    await page.keyboard.press('PageDown');
    await expect.poll(focused).toBe('2');
    expect(await listed('class=archived')).toEqual([]);
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Keys' }).press('Enter');
    expect(await page.getByLabel('Keys that are single letters').isChecked()).toBe(false);
  });

  it('the end of what was read is no end: the next answer is waited for', async () => {
    await answered(comments(60));
    await open();
    await articles().nth(49).focus();
    await page.keyboard.press('j');
    await expect.poll(focused).toBe('51');
  });
});

describe('what does not count', () => {
  it('says why, and is counted after all', async () => {
    await answered(comments(4, (n) => (n === 1 ? { trap: 'x' } : {})));
    await open('class=flagged');
    await page.getByText('Flagged, so not counted: a field that no person sees was filled in.').waitFor();
    await articles().first().hover();
    await page.getByRole('button', { name: 'Count it' }).click();
    await page.getByText('Counted by hand, though a field that no person sees was filled in.').waitFor();
    await expect.poll(() => listed('class=counted')).toHaveLength(4);
    await page.getByRole('button', { name: 'Undo' }).click();
    await says('Taken back.');
    await expect.poll(() => listed('class=flagged')).toHaveLength(1);
  });

  it('is set aside for all that fit at once, as a job, and taken back as one', async () => {
    await answered(comments(230));
    await open(`filter[rating][lte]=6`);
    const fitting = (await listed('filter[rating][lte]=6&class=counted')).length;
    await page.getByRole('button', { name: 'Select all that fit' }).click();
    await page.getByRole('button', { name: 'Archive', exact: true }).last().click();
    await says(`${fitting} answers archived.`);
    await expect.poll(() => listed('class=archived')).toHaveLength(fitting);
    await page.getByText('No answer fits all of that in the last 28 days.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await says('Taken back.');
    await expect.poll(() => listed('class=archived')).toEqual([]);
    await articles().first().waitFor();
  });
});

it('a visitor’s answers are one step away, in all surveys and of all kinds', async () => {
  await answered(comments(6, (n) => (n % 3 === 0 ? { visitor: 'anna', trap: n === 3 ? 'x' : '' } : {})));
  await open();
  const hers = articles().filter({ hasText: 'Comment number 0' });
  await hers.hover();
  await hers.getByRole('link', { name: 'This visitor’s answers' }).click();
  await page.getByText('All that one visitor has answered.').waitFor();
  await expect.poll(() => articles().count()).toBe(2);
  await page.getByRole('link', { name: 'Everybody’s comments' }).click();
  await expect.poll(() => articles().count()).toBe(5);
});

it('where nothing fits, each way to see more is one', async () => {
  await answered([{ survey: 'checkout', answers: { score: 5 } }]);
  await open('words=never');
  await page.getByText('No answer fits all of that in the last 28 days.').waitFor();
  await page.getByRole('link', { name: 'Take all conditions away' }).click();
  await page.getByText('Nobody has written anything in the last 28 days.').waitFor();
  await page.getByRole('link', { name: 'Show answers without words, too' }).click();
  await articles().first().waitFor();
});

it('the page of a survey leads to its comments', async () => {
  await answered(comments(2));
  dashboard = await openDashboard(browser, server, { path: `/?site=${server.site.id}&survey=checkout` });
  page = dashboard.page;
  // What is still read would move the link away from under the pointer.
  await settled(page);
  await page.getByRole('link', { name: 'Search, tag and sort all comments' }).click();
  await page.waitForURL(/page=comments/);
  await expect.poll(() => articles().count()).toBe(2);
  expect(page.url()).toContain('survey=checkout&page=comments');
});

it('of a thousand answers that were scrolled through, only those near are drawn', async () => {
  await answered(comments(1000));
  await open();
  const most = await scrollThrough(1000);
  expect(most).toBeLessThanOrEqual(200);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => articles().first().getAttribute('aria-posinset')).toBe('1');
  expect(await articles().first().textContent()).toContain('Comment number 999');
  expect(await articles().count()).toBeLessThanOrEqual(200);
});

it('is accessible, breaks no policy, and never scrolls sideways', async () => {
  await answered(
    comments(4, (n) => ({
      attributes: { plan: 'pro' },
      release: `2026.11.${'9'.repeat(60)}`,
      ...(n === 1 ? { trap: 'x' } : {}),
    })),
  );
  await open('class=any&filter[rating][gte]=0', { width: 320 });
  await articles().nth(1).getByRole('checkbox').check();
  await articles().first().focus();
  await page.keyboard.press('x');
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('t');
  await page.getByLabel('Tag', { exact: true }).fill('w'.repeat(40));
  await page.keyboard.press('Enter');
  await says('2 answers tagged');
  await articles().first().focus();
  await expectClean(dashboard);
  await page.getByRole('button', { name: 'Keys' }).click();
  await page.getByRole('dialog').waitFor();
  await expectClean(dashboard, 'the list of keys');
});
