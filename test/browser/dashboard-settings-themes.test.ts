/** Settings → Themes: from the words of one to what it finds, who else changes it, and its end. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ThemeAnswer, ThemeInput } from '../../shared/theme.ts';
import type { WebhookAnswer } from '../../shared/webhook.ts';
import { giveAnswers } from '../support/dashboard-answers.ts';
import { settled } from '../support/dashboard-page.ts';
import { dashboardStage } from '../support/dashboard-stage.ts';
import type { Keyboard } from '../support/keyboard.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { violations } from '../support/violations.ts';

let server: TestServer;
let page: Page;
let keyboard: Keyboard;
const stage = dashboardStage({
  eachTest: async () => {
    server = await startServer();
    await giveAnswers(server, [
      { survey: 'recommend', answers: { score: 3, why: 'The delivery was late' } },
      { survey: 'recommend', answers: { score: 3, why: '物流太慢了' } },
      { survey: 'recommend', answers: { score: 9, why: 'All is well' } },
    ]);
    return server;
  },
});

async function open(options: object = {}, tab = 'themes'): Promise<void> {
  const path = `/?site=${server.site.id}&page=settings&tab=${tab}`;
  ({ page, keyboard } = await stage.open({ path, ...options }));
}

const rows = () => page.getByRole('list', { name: 'Themes' }).locator('> li');
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

async function kept(): Promise<ThemeAnswer[]> {
  const answer = await server.api(`/v1/themes?site=${server.site.id}`);
  return ((await answer.json()) as { items: ThemeAnswer[] }).items;
}

async function make(fields: Partial<ThemeInput> = {}): Promise<ThemeAnswer> {
  const body = { site: server.site.id, name: 'Delivery', words: ['late', '物流'], ...fields };
  return (await (await server.api('/v1/themes', { method: 'POST', body })).json()) as ThemeAnswer;
}

it('tries words on the latest comments and on one that is typed, and keeps them, by keyboard alone', async () => {
  await open();
  await page.getByText('There are none yet.').waitFor();
  await keyboard.to(field('Name'));
  await page.keyboard.type('Delivery');
  await keyboard.to(field('Words and phrases'));
  await page.keyboard.type('deliver*, 物流');
  await keyboard.to(field('A comment to try it with'));
  await page.keyboard.type('Deliveries are fine');
  await keyboard.to(button('Try it'));
  await page.keyboard.press('Enter');
  await page.getByText('This comment is of the theme. Found in 2 of the latest 3 comments.').waitFor();
  const found = page.getByRole('list', { name: 'Comments of the theme' }).locator('> li');
  expect(await found.allTextContents()).toEqual(['物流太慢了', 'The delivery was late']);

  await keyboard.to(field('But without'));
  await page.keyboard.type('fine');
  await expect.poll(() => found.count()).toBe(0);
  await keyboard.to(button('Try it'));
  await page.keyboard.press('Enter');
  await page.getByText('This comment is not of it. Found in 2 of the latest 3 comments.').waitFor();

  await keyboard.to(button('Make the theme'));
  await page.keyboard.press('Enter');
  await page.getByText('Delivery stands among the themes above.').waitFor();
  expect(await rows().textContent()).toContain('deliver*, 物流without fine');
  expect(await kept()).toMatchObject([{ name: 'Delivery', words: ['deliver*', '物流'], not: ['fine'] }]);
  expect(await field('Words and phrases').inputValue()).toBe('');
});

it('says what is wrong at its field, and keeps what was typed', async () => {
  await make({ name: 'Price' });
  await open();
  await button('Make the theme').click();
  await page.getByText('Give it a name').waitFor();
  await page.getByText('Write at least one word.').waitFor();
  await field('Name').fill('Price');
  await field('Words and phrases').fill('late, de*ver');
  await button('Make the theme').click();
  await page.getByText('“de*ver”: a * stands').waitFor();
  await field('Words and phrases').fill('late, ?!');
  await button('Make the theme').click();
  await page.getByText('There is nothing to look for in it.').waitFor();
  await field('Words and phrases').fill('late');
  await button('Make the theme').click();
  await page.getByText('This site has a theme “Price” already.').waitFor();
  await expect.poll(() => field('Name').getAttribute('aria-invalid')).toBe('true');
  expect(await field('Words and phrases').inputValue()).toBe('late');
  expect(await kept()).toHaveLength(1);
});

it('changes a theme, and says so where somebody else was faster', async () => {
  const { id } = await make();
  await open();
  await button('Edit Delivery').click();
  await rows().getByRole('textbox', { name: 'Words and phrases' }).fill('slow');
  await server.api(`/v1/themes/${id}`, { method: 'PATCH', body: { words: ['theirs'] } });
  await rows().getByRole('button', { name: 'Save' }).click();
  await page.getByText('What is saved now: Delivery theirs').waitFor();
  expect(await kept()).toMatchObject([{ words: ['theirs'] }]);
  await rows().getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => rows().getByRole('button', { name: 'Save' }).count()).toBe(0);
  expect(await kept()).toMatchObject([{ name: 'Delivery', words: ['slow'] }]);
});

it('removes a theme, and brings it back', async () => {
  await make({ not: ['free'] });
  await open();
  await button('Remove Delivery').click();
  await page.getByText('Delivery was removed.').waitFor();
  expect(await kept()).toEqual([]);
  await button('Bring back Delivery').click();
  await rows().getByText('late, 物流').waitFor();
  expect(await kept()).toMatchObject([{ name: 'Delivery', words: ['late', '物流'], not: ['free'] }]);
});

it('is what a webhook can be told of, and stays as long as one is', async () => {
  await make();
  await open({}, 'webhooks');
  await field('Address').fill('https://example.com/hook');
  await page.getByRole('combobox', { name: 'Theme of the comment' }).selectOption({ label: 'Delivery' });
  await button('Make the webhook').click();
  await page.getByText('Theme: Delivery').waitFor();
  const answer = await server.api(`/v1/webhooks?site=${server.site.id}`);
  const { items } = (await answer.json()) as { items: WebhookAnswer[] };
  expect(items).toMatchObject([{ theme: (await kept())[0]!.id }]);

  await page.getByRole('link', { name: 'Themes' }).click();
  await button('Remove Delivery').click();
  await page.getByText(/^Webhooks filter by it \(example\.com, /).waitFor();
  expect(await kept()).toHaveLength(1);
});

describe.each([
  ['light', 320],
  ['dark', 320],
  ['light', 1440],
  ['dark', 1440],
] as const)('in %s at %i pixels', (theme, width) => {
  it('is accessible, breaks no policy, and never scrolls sideways', async () => {
    await make({ not: ['free'] });
    await make({ name: 'A name that is long, in one word: Donaudampfschifffahrtsgesellschaft' });
    await open({ theme, width });
    await button('Edit Delivery').click();
    await rows().getByRole('button', { name: 'Try it' }).click();
    await rows().getByText('Found in 2 of the latest 3 comments.').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
