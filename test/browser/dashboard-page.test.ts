import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers, giveSteps } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard } from '../support/dashboard-page.ts';
import { expectClean } from '../support/expect-clean.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage | undefined;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  await giveSteps(server, 'recommend', { viewed: 20, opened: 12, started: 10 });
  await giveAnswers(
    server,
    [0, 3, 6, 7, 8, 9, 9, 10].map((score) => ({
      survey: 'recommend',
      answers: { score, [score < 9 ? 'why' : 'praise']: `A comment that came with ${score}` },
    })),
  );
});

afterEach(() => dashboard?.close());

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('is accessible, breaks no policy, and never scrolls sideways', () => {
  it('with everything unfolded', async () => {
    dashboard = await openDashboard(browser, server, { width: 320, path: '/?survey=recommend' });
    for (const summary of await dashboard.page.locator('summary').all()) await summary.click();
    await expectClean(dashboard);
  });

  it('while signing in, with the key refused', async () => {
    dashboard = await openDashboard(browser, server, { width: 320, signedIn: false });
    const { page } = dashboard;
    await page.getByLabel('Owner’s key').fill('sk_wrong');
    await page.keyboard.press('Enter');
    await page.getByText('This is neither the key nor the password').waitFor();
    await expectClean(dashboard);
  });

  it('without answers, and with the pickers open', async () => {
    dashboard = await openDashboard(browser, server, { width: 320, path: '/?survey=helpful' });
    const { page } = dashboard;
    await expectClean(dashboard);
    await page.getByRole('button', { name: 'Period' }).click();
    await page.getByRole('link', { name: 'Last 7 days' }).waitFor();
    await expectClean(dashboard, 'the periods');
    await page.getByRole('button', { name: 'Time zone' }).click();
    await page.getByRole('combobox', { name: 'Search time zones' }).fill('europe');
    await page.getByRole('option', { name: 'Europe/Berlin' }).waitFor();
    await expectClean(dashboard, 'the zones');
  });
});

it('works by keyboard: the period is opened, chosen, and the focus returns', async () => {
  dashboard = await openDashboard(browser, server, { path: '/?survey=recommend' });
  const { page } = dashboard;
  await page.getByRole('button', { name: 'Period' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Today' }).waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Today' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('period')).toBe('day');
  await page.locator('button:focus', { hasText: 'Today' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Last 7 days' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Last 7 days' }).waitFor({ state: 'detached' });
});

it('remembers the theme that was chosen, and draws the charts in it', async () => {
  dashboard = await openDashboard(browser, server, { path: '/?survey=recommend' });
  const { page } = dashboard;
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const chart = () =>
    page
      .locator('.chart canvas')
      .first()
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const [lightGround, lightChart] = [await ground(), await chart()];
  await page.getByLabel('Theme').selectOption('Dark');
  await expect.poll(ground).not.toBe(lightGround);
  await expect.poll(chart).not.toBe(lightChart);
  await page.reload();
  await expect.poll(ground).toBe('rgb(19, 19, 18)');
});

it('says what to do when the numbers cannot be loaded, and tries again', async () => {
  dashboard = await openDashboard(browser, server, { path: '/?survey=recommend' });
  const { page } = dashboard;
  await page.route('**/v1/stats/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Period' }).click();
  await page.getByRole('link', { name: 'Last 7 days' }).click();
  await page.getByText('The server could not be reached.').first().waitFor();
  await page.unroute('**/v1/stats/**');
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.getByText('n = 8').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
});

it('loads the charting library only with the first chart', async () => {
  dashboard = await openDashboard(browser, server, { signedIn: false, path: '/?survey=recommend' });
  const { page } = dashboard;
  const scripts = () =>
    page.evaluate(
      () =>
        performance.getEntriesByType('resource').filter(({ name }) => /\/charts-[^/]+\.js$/.test(name))
          .length,
    );
  await page.getByLabel('Owner’s key').waitFor();
  expect(await scripts()).toBe(0);
  await page.getByLabel('Owner’s key').fill(server.ownerKey);
  await page.keyboard.press('Enter');
  await expect.poll(scripts).toBe(1);
});

it('offers the sites where there are several, and says how to begin with an empty one', async () => {
  const body = { name: 'Help centre', timezone: 'Asia/Tokyo' };
  const created = await server.api('/v1/sites', { method: 'POST', body });
  const { id } = (await created.json()) as { id: string };
  dashboard = await openDashboard(browser, server, { path: `/?site=${server.site.id}&survey=recommend` });
  const { page } = dashboard;
  await page.getByLabel('Site').selectOption('Help centre');
  await page.getByRole('heading', { name: 'New survey' }).waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('site')).toBe(id);
});

it('says so where the address names a survey that does not exist', async () => {
  dashboard = await openDashboard(browser, server, { path: `/?site=${server.site.id}&survey=gone` });
  await dashboard.page.getByRole('heading', { name: 'There is no survey “gone”' }).waitFor();
});
