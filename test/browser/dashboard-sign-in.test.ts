import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import {
  type DashboardPage,
  type DashboardPageOptions,
  openDashboard,
  settled,
} from '../support/dashboard-page.ts';
import { expectClean } from '../support/expect-clean.ts';
import { Keyboard } from '../support/keyboard.ts';
import { startServer, type TestServer } from '../support/server.ts';

const sevenDays = 7 * 86_400_000;
let now = Date.now();
let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage | undefined;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ now: () => now }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(path = '/', options: DashboardPageOptions = {}) {
  await dashboard?.close();
  dashboard = await openDashboard(browser, server, { signedIn: false, path, ...options });
  await dashboard.page.getByLabel('Owner’s key').waitFor();
  return dashboard.page;
}

it('refuses a wrong key, says so, and leaves the field ready for another', async () => {
  const page = await open();
  await page.getByLabel('Owner’s key').fill('sk_wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This is neither the key nor the password').waitFor();
  await page.locator('#key[aria-invalid="true"]:focus').waitFor();
});

it('asks for a key where none was given', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Enter the key or the password first').waitFor();
});

it('takes the right key, even with the spaces of a careless copy, and shows the overview of the first site', async () => {
  const page = await open();
  await page.getByLabel('Owner’s key').fill(`  ${server.ownerKey} `);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Demo shop' }).waitFor();
});

it('shows the key on demand', async () => {
  const page = await open();
  const field = page.getByLabel('Owner’s key');
  expect(await field.getAttribute('type')).toBe('password');
  await page.getByRole('button', { name: 'Show Password or owner’s key' }).click();
  await expect.poll(() => field.getAttribute('type')).toBe('text');
});

it('leads to the address that was asked for', async () => {
  const page = await open('/?survey=helpful&period=7d');
  await page.getByLabel('Owner’s key').fill(server.ownerKey);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Page helpfulness' }).waitFor();
  expect(new URL(page.url()).searchParams.get('period')).toBe('7d');
});

it('stays signed in over a reload, and signs out', async () => {
  const page = await open();
  await page.getByLabel('Owner’s key').fill(server.ownerKey);
  await page.keyboard.press('Enter');
  await settled(page);
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Owner’s key').waitFor();
  await page.reload();
  await page.getByLabel('Owner’s key').waitFor();
});

it('asks for the key again when the session has ended, and returns to the same place', async () => {
  const page = await open('/?survey=product&period=7d');
  // What comes by itself would find out about the session before the visitor asks for anything.
  await page.route('**/v1/live**', (route) => route.abort());
  await page.getByLabel('Owner’s key').fill(server.ownerKey);
  await page.keyboard.press('Enter');
  await settled(page);
  await page.getByRole('button', { name: 'Period' }).click();
  await page.getByRole('link', { name: 'Last 30 days' }).click();
  await page.waitForURL(/period=30d/);
  await settled(page);
  now += sevenDays + 1000;
  // Who comes back to a page has its numbers asked for anew.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('Your session has ended.').waitFor();
  await page.getByLabel('Owner’s key').fill(server.ownerKey);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Product stars' }).waitFor();
  expect(new URL(page.url()).searchParams.get('period')).toBe('30d');
});

describe('the first sign-in with the key', () => {
  const password = 'mauve kettle window';

  async function signIn(page: Page, secret: string) {
    await page.getByLabel('Password or owner’s key').fill(secret);
    await page.keyboard.press('Enter');
  }

  it('offers a password by keyboard, which opens the dashboard from then on', async () => {
    const page = await open('/?survey=helpful', { offersPassword: true });
    await signIn(page, server.ownerKey);
    await page.getByRole('heading', { name: 'Set a password' }).waitFor();
    await new Keyboard(page).to(page.getByLabel('New password'));
    await page.keyboard.type('too short');
    await page.keyboard.press('Enter');
    await page.getByText('It needs 3 more characters.').waitFor();
    await page.getByLabel('New password').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Page helpfulness' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, password);
    await page.getByRole('heading', { name: 'Page helpfulness' }).waitFor();
    await server.api('/v1/password', { method: 'PUT', body: { password: null } });
  });

  it('goes on without one, and does not ask again in that browser', async () => {
    const page = await open('/', { offersPassword: true });
    await signIn(page, server.ownerKey);
    await new Keyboard(page).to(page.getByRole('button', { name: 'Not now' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Demo shop' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, server.ownerKey);
    await page.getByRole('heading', { name: 'Demo shop' }).waitFor();
  });

  it('is accessible, breaks no policy, and never scrolls sideways', async () => {
    const page = await open('/', { offersPassword: true, width: 320 });
    await signIn(page, server.ownerKey);
    await page.getByLabel('New password').waitFor();
    await expectClean(dashboard!);
  });
});
