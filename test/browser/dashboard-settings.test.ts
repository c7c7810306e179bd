import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { auditWords } from '../../dashboard/words/audit-words.ts';
import { healthFacts } from '../../dashboard/words/health-facts.ts';
import type { AuditEntry } from '../../shared/audit.ts';
import type { Installation } from '../../shared/installation.ts';
import type { KeyAnswer } from '../../shared/key.ts';
import type { SessionAnswer } from '../../shared/password.ts';
import { giveAnswers } from '../support/dashboard-answers.ts';
import { settled } from '../support/dashboard-page.ts';
import { dashboardStage } from '../support/dashboard-stage.ts';
import { expectClean } from '../support/expect-clean.ts';
import type { Keyboard } from '../support/keyboard.ts';
import { refusePage } from '../support/refused-page.ts';

const password = 'mauve kettle window';
const stage = dashboardStage();
let page: Page;
let keyboard: Keyboard;

async function open(tab: string, options: object = {}): Promise<void> {
  const path = `/?site=${stage.server.site.id}&page=settings&tab=${tab}`;
  ({ page, keyboard } = await stage.open({ path, ...options }));
}

async function list<T>(path: string): Promise<T[]> {
  return ((await (await stage.server.api(path)).json()) as { items: T[] }).items;
}

const rows = (name: string) => page.getByRole('list', { name, exact: true }).locator('> li');

it('leads by keyboard from part to part, each with an address of its own', async () => {
  await open('site');
  await keyboard.to(page.getByRole('link', { name: 'Audit' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Audit' }).waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('tab')).toBe('audit');
  await page.goBack();
  await page.getByRole('heading', { name: 'Name and numbers' }).waitFor();
});

it('makes a key by keyboard, shows it this once, and revokes it in two steps', async () => {
  await open('keys');
  await keyboard.to(page.getByRole('textbox', { name: 'What it is for' }));
  await page.keyboard.press('Enter');
  await page.getByText('Say what it is for').waitFor();
  await page.getByRole('textbox', { name: 'What it is for' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Weekly report');
  await keyboard.to(page.getByRole('combobox', { name: 'What it may do' }));
  await page.keyboard.type('Write');
  await keyboard.to(page.getByRole('checkbox', { name: 'It reaches all sites' }));
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: 'Demo shop' }).waitFor();
  await keyboard.to(page.getByRole('combobox', { name: 'It ends' }));
  await page.keyboard.type('Never');
  await keyboard.to(page.getByRole('button', { name: 'Make the key' }));
  await page.keyboard.press('Enter');
  await page.getByText('It is shown this once.').waitFor();

  const [made] = await list<KeyAnswer>('/v1/keys');
  expect(made).toMatchObject({
    name: 'Weekly report',
    scopes: ['write'],
    sites: [stage.server.site.id],
    expiresAt: null,
  });
  const secret = (await page.locator('.snippet code').textContent())!;
  const asked = () =>
    fetch(`${stage.server.url}/v1/sites`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await asked()).status).toBe(200);
  await rows('Secret keys')
    .filter({ hasText: `Weekly report ${made!.prefix}…` })
    .waitFor();

  await keyboard.to(page.getByRole('button', { name: 'I have put it away' }));
  await page.keyboard.press('Enter');
  await page.locator('.snippet').waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(secret);

  await page.getByRole('button', { name: 'Revoke Weekly report' }).press('Enter');
  await page.getByText('This cannot be undone.').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it');
  await page.keyboard.press('Enter');
  await page.getByText('This cannot be undone.').waitFor({ state: 'detached' });
  expect((await asked()).status).toBe(200);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Revoke');
  await page.keyboard.press('Enter');
  await page.getByText('This cannot be undone.').waitFor();
  await keyboard.to(page.getByRole('button', { name: 'Revoke for good' }));
  await page.keyboard.press('Enter');
  await page.getByText('There are none yet.').waitFor();
  expect((await asked()).status).toBe(401);
});

it('follows a job as it goes on, and cancels it by keyboard', async () => {
  const { responses } = stage.server.storage;
  const { reclassify } = responses;
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  responses.reclassify = async (...asked) => {
    await held;
    return reclassify(...asked);
  };
  try {
    await giveAnswers(stage.server, [{ survey: 'recommend', answers: { score: 9 } }]);
    await open('jobs');
    const body = { site: stage.server.site.id, set: { archived: true } };
    expect((await stage.server.api('/v1/responses/overrule', { method: 'POST', body })).status).toBe(202);
    await rows('Jobs').getByText('Running: 0 of 1 responses').waitFor();
    await keyboard.to(page.getByRole('button', { name: 'Cancel' }));
    await page.keyboard.press('Enter');
    await page.getByText('It ends after the piece').waitFor();
  } finally {
    go();
    responses.reclassify = reclassify;
  }
  await rows('Jobs').getByText('Cancelled: 1 of 1 responses').waitFor();
});

it('shows every change that the audit has of a site, page by page, by keyboard', async () => {
  for (let n = 1; n <= 55; n++) {
    const body = { minimumN: n };
    await stage.server.api(`/v1/sites/${stage.server.site.id}`, { method: 'PATCH', body });
  }
  const known = await list<AuditEntry>(`/v1/audit?site=${stage.server.site.id}&limit=200`);
  await open('audit');
  await keyboard.to(page.getByRole('combobox', { name: 'Changes of' }));
  await page.keyboard.type('Demo shop');
  await expect.poll(() => page.url()).toContain(`of=${stage.server.site.id}`);
  await expect.poll(() => rows('Changes').count()).toBe(50);
  await page.getByRole('button', { name: 'Load more' }).press('Enter');
  await expect.poll(() => rows('Changes').count()).toBe(known.length);
  expect(await rows('Changes').locator('b').allTextContents()).toEqual(known.map(auditWords));
  await rows('Changes').first().getByText('fewest answers of a row: 54 → 55').waitFor();
});

it('tells how the installation is, as the interface does', async () => {
  await open('health');
  const shown = async () => {
    const names = await page.locator('.facts dt').allTextContents();
    const said = await page.locator('.facts dd').allTextContents();
    return names.map((name, i) => `${name}: ${said[i]}`);
  };
  const told = async () => {
    const known = (await (await stage.server.api('/v1/installation')).json()) as Installation;
    const facts = healthFacts(known, 'elsewhere', new Date());
    return facts.map(({ name, says, todo = '' }) => `${name}: ${says}${todo}`);
  };
  const both = async () => ({ shown: await shown(), told: await told() });
  await expect.poll(both).toSatisfy(({ shown, told }) => isDeepStrictEqual(shown, told));
});

describe('the password', () => {
  it('is set by keyboard with the key, ends the other sessions, and opens the dashboard', async () => {
    await open('password');
    const other = await stage.browser.newContext();
    await other.request.post(`${stage.server.url}/v1/session`, { data: { key: stage.server.ownerKey } });
    await keyboard.to(page.getByLabel('Owner’s key, or the password until now'));
    await page.keyboard.type('sk_wrong');
    await keyboard.to(page.getByLabel('New password'));
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByText('This is neither the key nor the password.').waitFor();
    const proof = page.getByLabel('Owner’s key, or the password until now');
    await proof.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(stage.server.ownerKey);
    await keyboard.to(page.getByRole('button', { name: 'Set the password' }));
    await page.keyboard.press('Enter');
    await page.getByText('All other sessions have ended.').waitFor();
    expect((await other.request.get(`${stage.server.url}/v1/session`)).status()).toBe(401);
    await other.close();
    await page.getByRole('button', { name: 'Sign out', exact: true }).press('Enter');
    await page.getByLabel('Password or owner’s key').fill(password);
    await page.keyboard.press('Enter');
    await page.getByText('A password is set, since').waitFor();
  });

  it('is refused with the reason where it is guessed first', async () => {
    await open('password');
    await page.getByLabel('Owner’s key, or the password until now').fill(password);
    await page.getByLabel('New password').fill('Password1234');
    await page.keyboard.press('Enter');
    await page.getByText('Is among the first that would be tried').waitFor();
    await page.locator('#new-password:focus').waitFor();
  });

  it('is removed by keyboard', async () => {
    await open('password');
    await page.getByText('Remove the password').press('Enter');
    await page.getByLabel('Owner’s key, or the password', { exact: true }).fill(password);
    await keyboard.to(page.getByRole('button', { name: 'Remove it' }));
    await page.keyboard.press('Enter');
    await page.getByText('There is no password any more.').waitFor();
    expect(await (await stage.server.api('/v1/password')).json()).toEqual({ set: false, changedAt: null });
  });
});

it('lists the sessions that the interface has, and ends the others by keyboard', async () => {
  const { request, close } = await stage.browser.newContext().then((context) => ({
    request: context.request,
    close: () => context.close(),
  }));
  await request.post(`${stage.server.url}/v1/session`, { data: { key: stage.server.ownerKey } });
  await open('password');
  const known = await list<SessionAnswer>('/v1/sessions');
  await expect.poll(() => rows('Sessions').count()).toBe(known.length);
  await keyboard.to(page.getByRole('button', { name: 'Sign out everywhere else' }));
  await page.keyboard.press('Enter');
  await page.getByText('Every other session has ended.').waitFor();
  await expect.poll(() => rows('Sessions').count()).toBe(1);
  expect((await request.get(`${stage.server.url}/v1/session`)).status()).toBe(401);
  await close();
});

it('is accessible in every part, breaks no policy, and never scrolls sideways', async () => {
  await stage.server.api('/v1/keys', { method: 'POST', body: { name: 'Report', scopes: ['read'] } });
  await refusePage(stage.server, 'https://other.example', 'recommend');
  await open('site', { width: 320 });
  for (const name of [
    'Site',
    'Origins',
    'Attributes',
    'Complaints',
    'Secret keys',
    'Password and sessions',
    'Jobs',
    'Audit',
    'Health',
  ]) {
    await page.getByRole('main').getByRole('link', { name, exact: true }).press('Enter');
    await page.locator(`.tabs [aria-current="page"]`, { hasText: name }).waitFor();
    await settled(page);
    await expectClean(stage.dashboard, name);
  }
});
