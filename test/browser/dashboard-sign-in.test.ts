import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type DashboardPage, openDashboard, settled } from '../support/dashboard-page.ts';
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

async function open(path = '/') {
  await dashboard?.close();
  dashboard = await openDashboard(browser, server, { signedIn: false, path });
  await dashboard.page.getByLabel('Owner’s key').waitFor();
  return dashboard.page;
}

it('refuses a wrong key, says so, and leaves the field ready for another', async () => {
  const page = await open();
  await page.getByLabel('Owner’s key').fill('sk_wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This key is not known here.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('key');
  expect(await page.getByLabel('Owner’s key').getAttribute('aria-invalid')).toBe('true');
});

it('asks for a key where none was given', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Enter the key first').waitFor();
});

it('takes the right key, even with the spaces of a careless copy, and shows the first survey', async () => {
  const page = await open();
  await page.getByLabel('Owner’s key').fill(`  ${server.ownerKey} `);
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Recommendation');
});

it('shows the key on demand', async () => {
  const page = await open();
  const field = page.getByLabel('Owner’s key');
  expect(await field.getAttribute('type')).toBe('password');
  await page.getByRole('button', { name: 'Show the key' }).click();
  expect(await field.getAttribute('type')).toBe('text');
});

it('leads to the address that was asked for', async () => {
  const page = await open('/?survey=helpful&period=7d');
  await page.getByLabel('Owner’s key').fill(server.ownerKey);
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Page helpfulness');
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
  now += sevenDays + 1000;
  await page.getByRole('button', { name: 'Period' }).click();
  await page.getByRole('link', { name: 'Last 30 days' }).click();
  await page.getByText('Your session has ended.').waitFor();
  await page.getByLabel('Owner’s key').fill(server.ownerKey);
  await page.keyboard.press('Enter');
  await settled(page);
  expect(new URL(page.url()).searchParams.get('period')).toBe('30d');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Product stars');
});
