/** Settings → Data: exports of some answers, and exports that are made again and again. */
import { readdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { because } from '../../shared/because.ts';
import type { ExportAnswer } from '../../shared/export.ts';
import type { ScheduleAnswer } from '../../shared/export-schedule.ts';
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
      { survey: 'recommend', answers: { score: 9, why: 'Fast delivery' } },
      { survey: 'recommend', answers: { score: 3, why: 'Slow delivery' } },
      { survey: 'recommend', answers: { score: 3 } },
    ]);
    return server;
  },
});

async function open(options: object = {}): Promise<void> {
  const path = `/?site=${server.site.id}&page=settings&tab=data`;
  ({ page, keyboard } = await stage.open({ path, ...options }));
}

async function items<T>(of: string): Promise<T[]> {
  return ((await (await server.api(`/v1/${of}?site=${server.site.id}`)).json()) as { items: T[] }).items;
}

async function schedule(): Promise<void> {
  const body = { site: server.site.id, name: 'Nightly', format: 'csv', every: 'day' };
  expect((await server.api('/v1/export-schedules', { method: 'POST', body })).status).toBe(201);
}

const exports = () => page.getByRole('list', { name: 'Exports', exact: true }).locator('> li');
const schedules = () => page.getByRole('list', { name: 'Scheduled exports' }).locator('> li');
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('some answers', () => {
  it('are those that say something, of a rating, between two days', async () => {
    await open();
    const today = new Date().toISOString().slice(0, 10);
    await page.getByRole('textbox', { name: 'Only those that say' }).fill('delivery');
    await page.getByRole('combobox', { name: 'What is compared' }).selectOption('rating');
    await page.getByRole('combobox', { name: 'How it is compared' }).selectOption('lte');
    await page.getByRole('textbox', { name: 'With what' }).fill('6');
    await button('Add').click();
    await page.getByRole('combobox', { name: 'Period' }).selectOption('Between two days');
    await button('Make the export').click();
    await page.getByText('Choose the first day.').waitFor();
    await page.getByLabel('First day').fill('2026-01-01');
    await page.getByLabel('Last day').fill('2025-12-31');
    await button('Make the export').click();
    await page.getByText('The last day must not be before the first.').waitFor();
    // A day later: the site's zone may be ahead of ours.
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Last day').fill(tomorrow);
    await button('Make the export').click();
    await exports().getByText('Done: 1 of 1 responses').waitFor();
    const [made] = await items<ExportAnswer>('exports');
    expect(made!.asked).toMatchObject({
      from: '2026-01-01',
      words: 'delivery',
      filter: { rating: { lte: ['6'] } },
    });
  });
});

describe('a scheduled export', () => {
  it('is made, run, paused, removed and brought back, by keyboard alone', async () => {
    await open();
    await keyboard.to(page.getByRole('combobox', { name: 'When' }));
    await page.keyboard.type('Every Monday');
    await keyboard.to(button('Schedule the export'));
    await page.keyboard.press('Enter');
    await page.getByText('Say what it is for').waitFor();
    await page.keyboard.type('For the board');
    await keyboard.to(button('Schedule the export'));
    await page.keyboard.press('Enter');
    await page.getByText('It stands among the scheduled exports above.').waitFor();
    expect(await schedules().first().textContent()).toContain('Every Monday at 03:00');
    const [made] = await items<ScheduleAnswer>('export-schedules');
    expect(made).toMatchObject({ name: 'For the board', every: 'week', hour: 3, span: 'new', keep: 30 });

    await keyboard.to(button('Run now: For the board'));
    await page.keyboard.press('Enter');
    await server.app.idleJobs();
    await schedules()
      .getByText(/last .*_\d{4}-\d{2}-\d{2}\.csv/)
      .waitFor();
    expect(await readdir(server.scheduledExportsFolder)).toHaveLength(1);

    await keyboard.to(button('Pause For the board'));
    await page.keyboard.press('Enter');
    await schedules().getByText('Paused').waitFor();
    await button('Go on with For the board').press('Enter');
    await schedules().getByText(/^next/).waitFor();

    await keyboard.to(button('Remove For the board'));
    await page.keyboard.press('Enter');
    await page.getByText('For the board was removed.').waitFor();
    expect(await items('export-schedules')).toEqual([]);
    await keyboard.to(button('Bring back For the board'));
    await page.keyboard.press('Enter');
    await schedules().getByText('Every Monday at 03:00').waitFor();
    expect(await items('export-schedules')).toMatchObject([{ name: 'For the board', every: 'week' }]);
  });

  it('that failed says why', async () => {
    await schedule();
    const [made] = await items<ScheduleAnswer>('export-schedules');
    const end = { at: Date.now(), file: null, responses: 0, error: because('schedule_disk_full').cause };
    const by = { actor: { kind: 'server' }, at: Date.now() } as const;
    await server.storage.exportSchedules.end(made!.id, end, null, by);
    await open();
    await schedules()
      .getByText(
        'It failed. The disk of the folder has too little room left for the file. Make room there. It is tried again within the hour.',
      )
      .waitFor();
  });
});

describe.each([
  ['light', 320],
  ['dark', 320],
  ['light', 1440],
  ['dark', 1440],
] as const)('in %s at %i pixels', (theme, width) => {
  it('is accessible, breaks no policy, and never scrolls sideways', async () => {
    await schedule();
    await open({ theme, width });
    await page.getByRole('combobox', { name: 'When' }).selectOption('day');
    await page.getByRole('combobox', { name: 'Period' }).waitFor({ state: 'detached' });
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
