import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Site } from '../shared/site.ts';
import { launchBrowser } from '../test/support/browser.ts';
import { settled } from '../test/support/dashboard-page.ts';
import { median, printTable } from './report.ts';
import { ask, ownerKey, type ServerProcess, startEarshot } from './server-process.ts';
import { benchSurvey } from './workload.ts';

export interface DashboardOptions {
  /** A data folder that `aggregates --folder` has filled; it stays as it is. */
  folder: string;
  rounds: number;
}

/** What a page keeps of itself for the measure, from before its first script. */
interface Observed {
  /** Milliseconds from the navigation to the largest paint so far. */
  largest: number;
  shift: number;
  /** The longest time from an input to the next paint, since it was last set to 0. */
  slowest: number;
}

declare global {
  interface Window {
    dashboardObserved: Observed;
  }
}

const slowdown = 4;

/**
 * What the dashboard costs whoever looks at it: the first view with nothing cached on a processor slowed four times, and
 * then one thing after the other that people do, until the next paint and until the new numbers stand.
 */
export async function dashboard({ folder, rounds }: DashboardOptions): Promise<void> {
  const copy = await mkdtemp(path.join(os.tmpdir(), 'earshot-bench-'));
  let server: ServerProcess | null = null;
  let browser: Browser | null = null;
  try {
    await cp(folder, copy, { recursive: true });
    server = await startEarshot(copy);
    browser = await launchBrowser();
    const { items } = await ask<{ items: Site[] }>(server, '/v1/sites');
    const of = `/?site=${items[0]!.id}&period=28d`;
    await reportFirstViews(browser, server, rounds, [
      ['the overview', of],
      ['a survey', `${of}&survey=${benchSurvey.slug}`],
      ['Explore', `${of}&survey=${benchSurvey.slug}&page=explore&breakdown=page`],
    ]);
    await reportInteractions(browser, server, `${of}&survey=${benchSurvey.slug}`, rounds);
  } finally {
    await browser?.close();
    await server?.stop();
    await rm(copy, { recursive: true, force: true });
  }
}

async function reportFirstViews(
  browser: Browser,
  server: ServerProcess,
  rounds: number,
  views: readonly [name: string, address: string][],
): Promise<void> {
  const rows: string[][] = [];
  for (const [name, address] of views) {
    const largest: number[] = [];
    const shifts: number[] = [];
    let bytes = 0;
    for (let round = 0; round < rounds; round++) {
      const page = await open(browser, server, slowdown);
      await page.goto(address);
      await settled(page);
      const { largest: painted, shift } = await page.evaluate(() => window.dashboardObserved);
      largest.push(painted);
      shifts.push(shift);
      bytes = await scriptBytes(page);
      await page.context().close();
    }
    rows.push([
      name,
      ms(median(largest)),
      ms(Math.max(...largest)),
      Math.max(...shifts).toFixed(3),
      `${bytes}`,
    ]);
  }
  printTable(['first view, slowed 4 times', 'largest paint', 'worst', 'shift', 'bytes of script'], rows);
}

/** What people do on the page of a survey and from there on, each from where the one before has left. */
const interactions: readonly [name: string, act: (page: Page) => Promise<unknown>][] = [
  ['opens the periods', (page) => page.getByRole('button', { name: 'Period' }).click()],
  ['chooses 7 days', (page) => page.getByRole('link', { name: 'Last 7 days' }).click()],
  ['goes back', (page) => page.goBack()],
  ['shows the trend as a table', (page) => page.getByText('Show as table').first().click()],
  ['turns it dark', (page) => page.getByLabel('Theme').selectOption('dark')],
  ['goes to Explore', (page) => page.getByRole('link', { name: 'Explore', exact: true }).click()],
  ['breaks it down', (page) => page.getByRole('combobox', { name: 'By', exact: true }).selectOption('page')],
  ['compares', (page) => page.getByLabel('Compared with').selectOption('previous')],
  ['goes to the overview', (page) => page.getByRole('link', { name: 'Overview' }).click()],
];

async function reportInteractions(
  browser: Browser,
  server: ServerProcess,
  address: string,
  rounds: number,
): Promise<void> {
  const paints = interactions.map((): number[] => []);
  const answers = interactions.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const page = await open(browser, server, 1);
    await page.goto(address);
    await settled(page);
    for (const [i, [, act]] of interactions.entries()) {
      await page.evaluate(() => {
        window.dashboardObserved.slowest = 0;
      });
      const began = performance.now();
      await act(page);
      await settled(page);
      answers[i]!.push(performance.now() - began);
      await painted(page);
      paints[i]!.push(await page.evaluate(() => window.dashboardObserved.slowest));
    }
    await page.context().close();
  }
  const rows = interactions.map(([name], i) => [
    name,
    ms(median(paints[i]!)),
    ms(Math.max(...paints[i]!)),
    ms(median(answers[i]!)),
  ]);
  printTable(['who …', 'to the next paint', 'worst', 'to the numbers'], rows);
}

/** A signed-in page with nothing in its cache. */
async function open(browser: Browser, server: ServerProcess, rate: number): Promise<Page> {
  const baseURL = `http://127.0.0.1:${server.port}`;
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  await context.request.post('/v1/session', { data: { key: ownerKey } });
  const page = await context.newPage();
  await page.addInitScript(observe);
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return page;
}

/** Runs in the page, where what tsx adds to functions that have names is not known: there are none in here. */
function observe(): void {
  const observed: Observed = { largest: 0, shift: 0, slowest: 0 };
  window.dashboardObserved = observed;
  for (const type of ['largest-contentful-paint', 'layout-shift', 'event']) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { startTime, duration } = entry;
        const { value = 0, hadRecentInput = false } = entry as { value?: number; hadRecentInput?: boolean };
        if (type === 'largest-contentful-paint') observed.largest = startTime;
        else if (type === 'event') observed.slowest = Math.max(observed.slowest, duration);
        else if (!hadRecentInput) observed.shift += value;
      }
    }).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  }
}

/** Entries of events come once what they led to is painted. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(), 50))),
  );
}

/** As they came over the wire, until now. */
function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
