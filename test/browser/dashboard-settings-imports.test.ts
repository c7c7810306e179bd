/** Settings → Data → Import: answers from a file, from the choice of the file to the undo. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../../shared/import.ts';
import type { ListedResponse } from '../../shared/response.ts';
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
    return server;
  },
});

const text =
  'score,why,plan,on\n9,Fast,pro,24-02-2020 11.35\n30,Wrong,pro,25-02-2020 11.35\n2,"Slow, late",free,26-02-2020 11.35\n';
const file = { name: 'old shop.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };

async function open(options: object = {}): Promise<void> {
  const path = `/?site=${server.site.id}&page=settings&tab=data`;
  ({ page, keyboard } = await stage.open({ path, ...options }));
}

const row = () => page.getByRole('list', { name: 'Imports' }).locator('> li').first();

async function upload(): Promise<void> {
  await page
    .getByRole('combobox', { name: 'The answers are of' })
    .first()
    .selectOption({ label: 'Recommendation' });
  await page.getByLabel('A file: choose it, or drop it here').setInputFiles(file);
  await row().getByText('Uploaded:').waitFor();
}

async function responses(): Promise<ListedResponse[]> {
  const answer = await server.api(`/v1/responses?site=${server.site.id}&survey=recommend`);
  return ((await answer.json()) as { items: ListedResponse[] }).items;
}

it('uploads a file, sets its columns, checks it, imports it and takes it back, by keyboard alone but for the file', async () => {
  await open();
  await upload();
  await keyboard.choose(row().getByRole('combobox', { name: 'plan' }), 'New attribute: plan');
  await keyboard.press(row().getByRole('button', { name: 'Check it' }));
  await row().getByText('3 lines: 2 would be stored, 1 not.').waitFor();
  expect(await responses()).toEqual([]);

  await keyboard.choose(row().getByRole('combobox', { name: 'They were given by' }), 'Store');
  await keyboard.choose(row().getByRole('combobox', { name: 'What to do' }), 'Import');
  await keyboard.press(row().getByRole('button', { name: 'Import it' }));
  await row().getByText('3 lines: 2 stored, 1 not.').waitFor();
  expect(await responses()).toMatchObject([
    {
      answers: { score: 2 },
      attributes: { plan: 'free' },
      dimensions: { channel: 'store' },
      receivedAt: '2020-02-26T11:35:00.000Z',
    },
    { answers: { score: 9 }, attributes: { plan: 'pro' } },
  ]);

  await keyboard.press(row().getByRole('button', { name: 'Report' }));
  const found = row().getByRole('list', { name: 'What was found in old shop.csv' });
  await found.getByText('Must be a whole number from 0 to 10.').waitFor();
  await found.getByText('not stored').waitFor();
  await found.getByText('line 3').waitFor();
  await keyboard.to(row().getByRole('link', { name: 'Download the report (CSV)' }));
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('earshot-import-report.csv');

  expect(await violations(page)).toEqual([]);

  await keyboard.press(row().getByRole('button', { name: 'Undo what old shop.csv has brought' }));
  await keyboard.press(row().getByRole('button', { name: 'Delete them' }));
  await row().getByText('Nothing that it brought is there any more.').waitFor();
  expect(await responses()).toEqual([]);

  await keyboard.press(row().getByRole('button', { name: 'Forget old shop.csv' }));
  await page.getByText('The file was deleted.').waitFor();
  const kept = (await (await server.api(`/v1/imports?site=${server.site.id}`)).json()) as {
    items: ImportAnswer[];
  };
  expect(kept.items).toEqual([]);
});

it('tells why a file cannot be taken, and keeps nothing of it', async () => {
  await open();
  const buffer = Buffer.from([0x73, 0x0a, 0xff, 0xe4]);
  await page.getByLabel('A file: choose it, or drop it here').setInputFiles({ ...file, buffer });
  await page.getByText('The file is neither UTF-8 nor UTF-16').waitFor();
});

it('asks twice before it forgets an import that could still be undone', async () => {
  await open();
  await upload();
  await row()
    .getByRole('combobox', { name: 'What to do' })
    .selectOption({ label: 'Import the lines that fit' });
  await row().getByRole('button', { name: 'Import it' }).click();
  await row().getByText('3 lines: 2 stored, 1 not.').waitFor();
  await row().getByRole('button', { name: 'Forget old shop.csv' }).click();
  await row().getByText('The 2 responses that it brought stay').waitFor();
  await row().getByRole('button', { name: 'Keep it' }).click();
  await row().getByRole('button', { name: 'Forget old shop.csv' }).click();
  await row().getByRole('button', { name: 'Forget it' }).click();
  await page.getByText('The file was deleted.').waitFor();
  expect(await responses()).toHaveLength(2);
});

it('says in the language spoken why lines are not stored, and why a file cannot be read', async () => {
  const upload = async (name: string, body: string) => {
    const path = `/v1/imports?site=${server.site.id}&survey=recommend&name=${name}`;
    const headers = { 'content-type': 'text/csv' };
    const made = (await (await server.api(path, { method: 'POST', headers, body })).json()) as ImportAnswer;
    await server.api(`/v1/imports/${made.id}/check`, { method: 'POST' });
  };
  await upload('faults.csv', 'score,why\nten,Fast\n30,Slow\n9,Fine,more\n');
  await upload('open.csv', `score,why\n${'9,Fine\n'.repeat(40_000)}9,"${'never closed '.repeat(90_000)}`);
  await open({ locale: 'zh-CN' });
  const rows = page.getByRole('list', { name: '导入的文件' }).locator('> li');
  await rows
    .filter({ hasText: 'open.csv' })
    .getByText(/个字符：那里的引号没有闭合。$/)
    .waitFor();
  const faults = rows.filter({ hasText: 'faults.csv' });
  await faults.getByRole('button', { name: '报告' }).click();
  await faults.getByText('“ten”不是它的答案。').waitFor();
  await faults.getByText('必须是 0 至 10 的整数。').waitFor();
  await faults.getByText('该行有 3 个单元格，标题行有 2 个').waitFor();
});

it('keeps what the columns are for, for the next file', async () => {
  await open();
  await upload();
  await row().getByText('Columns as in an earlier file').click();
  await row().getByLabel('Name to keep it by').fill('Old shop');
  await row().getByRole('button', { name: 'Keep it for later files' }).click();
  await row().getByText('It is kept.').waitFor();
  await row().getByRole('combobox', { name: 'score' }).selectOption({ label: 'Left out' });
  await row().getByRole('combobox', { name: 'Take them from' }).selectOption({ label: 'Old shop' });
  expect(await row().getByRole('combobox', { name: 'score' }).inputValue()).toBe('answers.score');
});

describe.each([
  ['light', 320],
  ['dark', 320],
  ['light', 1440],
  ['dark', 1440],
] as const)('in %s at %i pixels', (theme, width) => {
  it('is accessible, breaks no policy, and never scrolls sideways', async () => {
    await open({ theme, width });
    await upload();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
