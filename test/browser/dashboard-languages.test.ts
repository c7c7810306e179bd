import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers, giveSteps } from '../support/dashboard-answers.ts';
import {
  type DashboardPage,
  type DashboardPageOptions,
  openDashboard,
  settled,
} from '../support/dashboard-page.ts';
import { withSite } from '../support/dashboard-site.ts';
import { englishLeft } from '../support/english-left.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { violations } from '../support/violations.ts';

let server: TestServer;
let shop: TestServer;
let browser: Browser;
let dashboard: DashboardPage | undefined;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: false }), launchBrowser()]);
  shop = await withSite(server, '店铺', [
    {
      slug: 'score',
      name: '结账',
      questions: [
        { id: 'score', type: 'nps', text: '您有多大可能推荐我们？' },
        { id: 'why', type: 'text', text: '为什么？', if: { question: 'score', lte: 8 } },
      ],
    },
    { slug: 'words', name: '意见', questions: [{ id: 'why', type: 'text', text: '想说什么？' }] },
    {
      slug: 'draft',
      name: '草稿',
      status: 'draft',
      questions: [{ id: 'help', type: 'thumbs', text: '有帮助吗？' }],
    },
  ]);
  const scores = [10, 9, 9, 7, 3, 10, 8, 6, 9, 10, 2, 9];
  await giveAnswers(
    shop,
    scores.map((score) => ({
      survey: 'score',
      answers: { score, ...(score < 4 ? { why: '太慢了。' } : {}) },
    })),
  );
  await giveSteps(shop, 'score', { viewed: 40, opened: 30, started: 20 });
});
afterEach(async () => {
  const complaints = dashboard?.complaints ?? [];
  await dashboard?.close();
  dashboard = undefined;
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(options: DashboardPageOptions): Promise<void> {
  dashboard = await openDashboard(browser, server, options);
  page = dashboard.page;
}

const heading = () => page.getByRole('heading', { level: 1 });
const choose = (language: string) => page.getByRole('button', { name: language, exact: true }).click();
const spoken = () => page.evaluate(() => document.documentElement.lang);

const own = () => `site=${shop.site.id}`;
const places: [place: string, path: () => string, hans: string, hant: string][] = [
  ['the overview', () => `/?${own()}`, '优先关注', '優先關注'],
  ['a survey', () => `/?${own()}&survey=score`, '随时间变化|逐日|逐周', '隨時間變化|逐日|逐週'],
  ['a survey without answers', () => `/?${own()}&survey=draft`, '没有回答', '沒有回覆'],
  [
    'Explore',
    () => `/?${own()}&page=explore&survey=score&breakdown=page&compare=previous&filter[rating][gte]=1`,
    '细分维度',
    '細分維度',
  ],
  ['a report', () => `/?${own()}&page=report`, '由此可行', '後續行動'],
  ['the comments', () => `/?${own()}&page=comments`, '太慢了', '太慢了'],
  ['the journey', () => `/?${own()}&page=journey`, '还没有回答注明触点', '還沒有回覆註明接觸點'],
  ['the settings', () => `/?${own()}&page=settings`, '如何询问访客', '如何詢問訪客'],
  ['a site to make', () => '/?page=new-site', '新建网站', '新增網站'],
  ['a survey to make', () => `/?${own()}&page=new`, '从哪里开始', '從哪裡開始'],
  ['a survey to install', () => `/?${own()}&survey=draft&page=install`, '粘贴一行代码', '貼上一行程式碼'],
  ['a site that is not there', () => '/?site=none', '没有这个网站', '沒有這個網站'],
];

describe.each([
  ['zh-CN', 'zh-Hans', 0],
  ['zh-TW', 'zh-Hant', 1],
] as const)('read by a reader of %s', (locale, language, column) => {
  describe('who is signed in', () => {
    let read: DashboardPage;
    beforeAll(async () => {
      read = await openDashboard(browser, server, { locale });
    });
    afterAll(() => read?.close());

    it.each(places)('%s speaks to them, accessible, and fits a phone', async (_, path, ...texts) => {
      const { page, complaints } = read;
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(server.url + path());
      await settled(page);
      await page.getByText(new RegExp(texts[column]!)).first().waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      expect(await englishLeft(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 900 });
      await settled(page);
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      // The page is the same but for its words, which are as long in both.
      if (language === 'zh-Hans') expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });

  it('the sign-in speaks to them, too', async () => {
    await open({ locale, signedIn: false, width: 320 });
    await page.getByLabel(['密码或所有者密钥', '密碼或擁有者金鑰'][column]!, { exact: true }).waitFor();
    expect(await spoken()).toBe(language);
    expect(await englishLeft(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

it('changes its language at a choice, stays where it was, and remembers it', async () => {
  await open({ path: `/?${own()}&page=explore&survey=score&breakdown=page&period=7d` });
  const shown = page.url();
  await choose('繁體中文');
  await heading().getByText('探索').waitFor();
  await settled(page);
  await expect.poll(spoken).toBe('zh-Hant');
  expect(page.url()).toBe(shown);
  await page.goto(server.url);
  await expect.poll(spoken).toBe('zh-Hant');
  await choose('English');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await expect.poll(spoken).toBe('en');
});

it('keeps what was typed when the language changes', async () => {
  await open({ path: '/?page=new-site' });
  await page.getByRole('textbox', { name: 'Name' }).fill('Zweiter Laden');
  await choose('简体中文');
  await heading().getByText('新建网站').waitFor();
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('Zweiter Laden');
});

it('is chosen before the sign-in, too, by the keyboard', async () => {
  await open({ signedIn: false });
  await page.getByRole('button', { name: '简体中文' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('密码或所有者密钥', { exact: true }).waitFor();
  await expect.poll(spoken).toBe('zh-Hans');
});

it('speaks English where the texts of a language do not come', async () => {
  await open({ signedIn: false });
  await page.route('**/zh-Hans-*.js', (route) => route.abort());
  const loaded = page.waitForEvent('load');
  await choose('简体中文');
  await loaded;
  await page.getByLabel('Password or owner’s key', { exact: true }).waitFor();
  await expect.poll(spoken).toBe('en');
});

it('asks at once for all that it needs in English, and for no other language', async () => {
  await open({ signedIn: false });
  await page.getByLabel('Password or owner’s key', { exact: true }).waitFor();
  const named = await (await server.api('/')).text();
  const asked = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  const scripts = asked.filter((path) => path.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.filter((path) => !named.includes(path))).toEqual([]);
});
