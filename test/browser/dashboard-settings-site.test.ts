import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { giveAnswers } from '../support/dashboard-answers.ts';
import { settled } from '../support/dashboard-page.ts';
import { withSite } from '../support/dashboard-site.ts';
import { dashboardStage } from '../support/dashboard-stage.ts';
import type { Keyboard } from '../support/keyboard.ts';
import { refusePage } from '../support/refused-page.ts';
import type { TestServer } from '../support/server.ts';

let shop: TestServer;
const stage = dashboardStage();
let page: Page;
let keyboard: Keyboard;

const survey = {
  slug: 'ask',
  name: 'Ask',
  questions: [{ id: 'score', type: 'nps' as const, text: 'How likely?' }],
};

/** Shows a part of the settings of a new site. */
async function open(tab: string, { live = true } = {}): Promise<void> {
  shop = await withSite(stage.server, 'Shop', [survey]);
  ({ page, keyboard } = await stage.open({ path: '/docs/problems', signedIn: false }));
  await page
    .context()
    .request.post(`${stage.server.url}/v1/session`, { data: { key: stage.server.ownerKey } });
  if (!live) await page.route('**/v1/live**', (route) => route.abort());
  await page.goto(`${stage.server.url}/?site=${shop.site.id}&page=settings&tab=${tab}`);
  await settled(page);
}

async function saved(): Promise<Site> {
  return (await (await stage.server.api(`/v1/sites/${shop.site.id}`)).json()) as Site;
}

async function change(body: object): Promise<void> {
  const answer = await stage.server.api(`/v1/sites/${shop.site.id}`, { method: 'PATCH', body });
  expect(answer.status).toBe(200);
}

async function retype(text: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

it('saves name and fewest answers by keyboard', async () => {
  await open('site');
  await keyboard.to(page.getByRole('textbox', { name: 'Name' }));
  await retype('Store');
  await page.getByText('Not saved yet.').waitFor();
  await keyboard.to(page.getByRole('textbox', { name: 'Fewest answers of a row' }));
  await retype('0');
  await page.keyboard.press('Enter');
  await page.getByText('Write a whole number from 1 to 1,000.').waitFor();
  await page.getByRole('textbox', { name: 'Fewest answers of a row' }).and(page.locator(':focus')).waitFor();
  await retype('12');
  await page.keyboard.press('Enter');
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(await saved()).toMatchObject({ name: 'Store', minimumN: 12 });
});

it('changes the zone by keyboard, and follows the job that counts the days anew', async () => {
  await open('site');
  await giveAnswers(shop, [{ survey: 'ask', answers: { score: 9 } }]);
  await keyboard.to(page.getByRole('button', { name: 'Time zone: UTC' }));
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Search time zones' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('tokyo');
  await page.getByRole('option', { name: 'Asia/Tokyo' }).waitFor();
  await page.keyboard.press('Enter');
  await keyboard.to(page.getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect((await saved()).timezone).toBe('Asia/Tokyo');
  await page.getByRole('link', { name: 'How far it is' }).press('Enter');
  const job = page.getByRole('list', { name: 'Jobs' }).getByRole('listitem').filter({ hasText: 'Shop' });
  await job.first().getByText('Done: 1 of 1 responses').waitFor();
});

it('saves how visitors are asked by keyboard', async () => {
  await open('site');
  await keyboard.to(page.getByRole('textbox', { name: 'Rest between surveys' }));
  await retype('2d');
  await keyboard.to(page.getByRole('checkbox', { name: 'Honour' }));
  await page.keyboard.press('Space');
  await keyboard.to(page.getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect((await saved()).asking).toEqual({ every: '2d', honourSignals: false });
});

it('shows what somebody else has saved meanwhile, and loses neither', async () => {
  await open('site');
  await page.getByLabel('Name', { exact: true }).fill('Mine');
  await change({ name: 'Theirs' });
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else changed this meanwhile.' });
  await conflict.getByText('“Theirs”').waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Mine');
  await page.getByRole('button', { name: 'Save yours' }).press('Enter');
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect((await saved()).name).toBe('Mine');
});

it('finds out by saving where nothing told it before, and takes theirs', async () => {
  await open('site', { live: false });
  await change({ name: 'Theirs' });
  await page.getByLabel('Name', { exact: true }).fill('Mine');
  await page.keyboard.press('Enter');
  await page.getByText('Somebody else changed this meanwhile.').waitFor();
  expect((await saved()).name).toBe('Theirs');
  await page.getByRole('button', { name: 'Take theirs' }).press('Enter');
  await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('Theirs');
});

it('saves beside what somebody else has changed elsewhere', async () => {
  await open('site', { live: false });
  await change({ minimumN: 7, origins: ['https://theirs.example'] });
  await page.getByLabel('Rest between surveys').fill('3d');
  await page.keyboard.press('Enter');
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(await saved()).toMatchObject({
    minimumN: 7,
    origins: ['https://theirs.example'],
    asking: { every: '3d' },
  });
});

it('keeps what was typed when the session ends', async () => {
  await open('site', { live: false });
  await page.getByLabel('Name', { exact: true }).fill('Half done');
  await stage.server.api('/v1/sessions', { method: 'DELETE' });
  await page.keyboard.press('Enter');
  await page.getByText('what you typed is still here').waitFor();
  await page.reload();
  await page.getByLabel('Owner’s key').fill(stage.server.ownerKey);
  await page.keyboard.press('Enter');
  await page.getByText('Not saved yet.').waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Half done');
});

it('allows a refused page by keyboard, removes it, and brings it back', async () => {
  await open('origins');
  const origin = 'https://other.example';
  await refusePage(shop, origin, 'ask');
  await page.getByRole('button', { name: `Allow ${origin}` }).waitFor();
  await keyboard.to(page.getByRole('button', { name: `Allow ${origin}` }));
  await page.keyboard.press('Enter');
  await page.getByText(`Pages of ${origin} may send answers now.`).waitFor();
  expect((await saved()).origins).toEqual(['https://shop.example', origin]);

  await page.getByRole('button', { name: `Remove ${origin}` }).press('Enter');
  await page.getByText(`${origin} was removed.`).waitFor();
  await expect.poll(async () => (await saved()).origins).toEqual(['https://shop.example']);
  await keyboard.to(page.getByRole('button', { name: `Bring back ${origin}` }));
  await page.keyboard.press('Enter');
  await page.getByText('It is back.').waitFor();
  expect((await saved()).origins).toEqual(['https://shop.example', origin]);
});

it('declares an attribute by keyboard, removes it, and brings it back as it was', async () => {
  await open('attributes');
  await keyboard.to(page.getByRole('textbox', { name: 'New attribute' }));
  await page.keyboard.type('2nd');
  await page.keyboard.press('Enter');
  await page.getByText('begins with a letter').waitFor();
  await page.getByRole('textbox', { name: 'New attribute' }).and(page.locator(':focus')).waitFor();
  await retype('orders');
  await keyboard.to(page.getByRole('combobox', { name: 'What it is' }));
  await page.keyboard.type('Number');
  await keyboard.to(page.getByRole('button', { name: 'Add' }));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove orders' }).waitFor();
  await expect.poll(async () => (await saved()).attributes).toEqual({ orders: { type: 'number' } });
  await page.getByRole('button', { name: 'Remove orders' }).press('Enter');
  await keyboard.to(page.getByRole('button', { name: 'Bring back orders' }));
  await expect.poll(async () => (await saved()).attributes).toEqual({});
  await page.keyboard.press('Enter');
  await page.getByText('It is back.').waitFor();
  expect((await saved()).attributes).toEqual({ orders: { type: 'number' } });
});

it('saves the rule of complaints by keyboard', async () => {
  await open('complaints');
  await keyboard.to(page.getByRole('checkbox', { name: '0 to 6' }));
  await page.keyboard.press('Space');
  await keyboard.to(page.getByRole('combobox', { name: 'Of satisfaction' }));
  await page.keyboard.type('The lowest');
  await keyboard.to(page.getByRole('combobox', { name: 'Of “made it easy”' }));
  await page.keyboard.type('1 to 4');
  await keyboard.to(page.getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect((await saved()).complaintRule).toEqual({
    detractors: false,
    bottomBox: 1,
    thumbsDown: true,
    effort: 4,
    comment: true,
  });
});
