/** Settings → Data: answers as files, from the wish to the download. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ExportAnswer } from '../../shared/export.ts';
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
      { survey: 'recommend', answers: { score: 9, why: '=1+1' } },
      { survey: 'recommend', answers: { score: 3 } },
    ]);
    return server;
  },
});

async function open(options: object = {}): Promise<void> {
  const path = `/?site=${server.site.id}&page=settings&tab=data`;
  ({ page, keyboard } = await stage.open({ path, ...options }));
}

const rows = () => page.getByRole('list', { name: 'Exports' }).locator('> li');

async function kept(): Promise<ExportAnswer[]> {
  return (
    (await (await server.api(`/v1/exports?site=${server.site.id}`)).json()) as { items: ExportAnswer[] }
  ).items;
}

async function make(format: string): Promise<void> {
  const body = { site: server.site.id, format };
  expect((await server.api('/v1/exports', { method: 'POST', body })).status).toBe(202);
  await server.app.idleJobs();
}

it('makes an export, downloads it and deletes it, by keyboard alone', async () => {
  await open();
  await page.getByText('There are none yet.').waitFor();
  await keyboard.to(page.getByRole('combobox', { name: 'Survey' }));
  await page.keyboard.type('Recommendation');
  await keyboard.to(page.getByRole('checkbox', { name: 'Only those with a comment' }));
  await page.keyboard.press('Space');
  await keyboard.to(page.getByRole('button', { name: 'Make the export' }));
  await page.keyboard.press('Enter');
  await page.getByText('It is being made').waitFor();
  await rows().getByText('Done: 1 of 1 responses').waitFor();

  await keyboard.to(page.getByRole('link', { name: 'Download' }));
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^earshot-recommend-.*\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data.map((row) => [row['answers.score'], row['answers.why']])).toEqual([['9', "'=1+1"]]);

  await keyboard.to(page.getByRole('button', { name: 'Delete' }));
  await page.keyboard.press('Enter');
  await page.getByText('The export was deleted.').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe('The export was deleted.');
  await page.getByText('There are none yet.').waitFor();
  expect(await kept()).toEqual([]);
});

it('follows an export as it goes on, and cancels it', async () => {
  const { exports } = server.storage;
  const { checkpoint } = exports;
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  exports.checkpoint = async (...asked) => {
    await held;
    return checkpoint(...asked);
  };
  try {
    const body = { site: server.site.id, format: 'ndjson' };
    await server.api('/v1/exports', { method: 'POST', body });
    await open();
    await rows().getByText('Running: 0 of 2 responses').waitFor();
    await rows().getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.getByText('The export was deleted.').waitFor();
  } finally {
    go();
    exports.checkpoint = checkpoint;
  }
  await server.app.idleJobs();
  expect(await kept()).toEqual([]);
});

it('shows what the interface has, the latest first', async () => {
  await make('csv');
  await make('ndjson');
  await open();
  await rows().nth(1).waitFor();
  expect(await rows().locator('b').allTextContents()).toEqual([
    'NDJSON, for programs',
    'CSV, for spreadsheets',
  ]);
  expect(await rows().first().textContent()).toContain('Done: 2 of 2 responses');
});

describe.each([
  ['light', 320],
  ['dark', 320],
  ['light', 1440],
  ['dark', 1440],
] as const)('in %s at %i pixels', (theme, width) => {
  it('is accessible, breaks no policy, and never scrolls sideways', async () => {
    await make('csv');
    await open({ theme, width });
    await rows().getByRole('link', { name: 'Download' }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
