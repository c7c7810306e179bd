/** Settings → Privacy: terms with what they would take, parameters, and what is kept of one visitor. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { giveAnswers } from '../support/dashboard-answers.ts';
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
      { survey: 'recommend', answers: { score: 9, why: 'Anna was here' }, visitor: 'anna' },
      { survey: 'recommend', answers: { score: 3 }, visitor: 'anna' },
      { survey: 'recommend', answers: { score: 6 } },
    ]);
    return server;
  },
});

async function open(options: object = {}): Promise<void> {
  const path = `/?site=${server.site.id}&page=settings&tab=privacy`;
  ({ page, keyboard } = await stage.open({ path, ...options }));
}

async function saved(): Promise<Site> {
  return (await (await server.api(`/v1/sites/${server.site.id}`)).json()) as Site;
}

const part = (name: string) => page.getByRole('region', { name });

it('sets terms by keyboard, and says what they take before they are saved', async () => {
  await open();
  const long = part('How long it is kept');
  await long.getByText('Everything is kept for ever.').waitFor();
  await keyboard.to(page.getByRole('textbox', { name: 'Days that answers are kept' }));
  await page.keyboard.type('365');
  await long.getByText('Nothing is older than that today.').waitFor();
  expect((await saved()).retention.answers).toBeNull();
  await page.keyboard.press('Enter');
  await long.getByText('Saved.', { exact: true }).waitFor();
  expect((await saved()).retention).toEqual({ answers: '365d', comments: null, audit: null });
});

it('says at the field what a term is not', async () => {
  await open();
  await page.getByLabel('Days that own words are kept').fill('a year');
  await page.keyboard.press('Enter');
  await page.getByText('Write a whole number of days from 1 to 9,999, or nothing.').waitFor();
  expect((await saved()).retention.comments).toBeNull();
});

it('keeps parameters of addresses by name', async () => {
  await open();
  await page.getByLabel('Parameters that are kept').fill('product\ntab');
  await part('Addresses of pages').getByRole('button', { name: 'Save' }).press('Enter');
  await part('Addresses of pages').getByText('Saved.', { exact: true }).waitFor();
  expect((await saved()).pageParameters).toEqual(['product', 'tab']);
});

it('switches masking off and on', async () => {
  await open();
  await page.getByRole('checkbox', { name: 'Mask personal data' }).uncheck();
  await part('What visitors write').getByRole('button', { name: 'Save' }).press('Enter');
  await part('What visitors write').getByText('Saved.', { exact: true }).waitFor();
  expect((await saved()).maskPersonalData).toBe(false);
});

it('finds a visitor, and gives out all that is kept', async () => {
  await open();
  await keyboard.to(page.getByRole('textbox', { name: 'Name of a visitor' }));
  await page.keyboard.type('anna');
  await page.keyboard.press('Enter');
  await page.getByText('2 answers are kept of “anna”.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as JSON' }).press('Enter');
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(file.visitor).toBe('anna');
  expect(file.responses).toHaveLength(2);
  await page.getByLabel('Name of a visitor').fill('nobody');
  await page.keyboard.press('Enter');
  await page.getByText('Nothing is kept of “nobody”.').waitFor();
});

it('holds an erasure for some seconds, in which it can be taken back', async () => {
  await open();
  await page.clock.install();
  await page.getByLabel('Name of a visitor').fill('anna');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Erase all of it' }).press('Enter');
  await page.getByText('It happens in 10 seconds.').waitFor();
  await page.clock.runFor(4_000);
  await page.getByText('It happens in 6 seconds.').waitFor();
  expect(
    await page.getByRole('button', { name: 'Keep it' }).evaluate((e) => e === document.activeElement),
  ).toBe(true);
  await page.getByRole('button', { name: 'Keep it' }).press('Enter');
  await page.clock.runFor(20_000);
  await page.getByRole('button', { name: 'Erase all of it' }).press('Enter');
  await page.getByText('It happens in 10 seconds.').waitFor();
  await page.clock.runFor(11_000);
  await page.getByText('2 answers were erased.').waitFor();
  const { items } = (await (await server.api(`/v1/responses?site=${server.site.id}`)).json()) as {
    items: { erased?: true }[];
  };
  expect(items.filter(({ erased }) => erased)).toHaveLength(2);
});

it('does not make who is sure wait', async () => {
  await open();
  await page.getByLabel('Name of a visitor').fill('anna');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Erase all of it' }).press('Enter');
  await page.getByRole('button', { name: 'Erase now' }).press('Enter');
  await page.getByText('2 answers were erased.').waitFor();
});

it.each([
  [320, 'light'],
  [1280, 'dark'],
] as const)('is accessible at %d pixels in the %s', async (width, theme) => {
  await open({ width, theme });
  await page.getByLabel('Name of a visitor').fill('anna');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Erase all of it' }).press('Enter');
  await page.getByRole('button', { name: 'Keep it' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});
