import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { nps, why, widgetConfig, widgetSurvey } from '../support/widget-config.ts';
import { type DrivenPage, openDrivenPage, slowed } from './driven-page.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

/** What `observe.js` leaves in the page. */
interface Observed {
  /** Timers that are due. */
  timers: number;
  longTasks: number;
  /** The sum of all layout shifts, those after an interaction included. */
  shift: number;
  /** Of all interactions, the longest from the input to the next paint, in milliseconds. */
  slowest: number;
}

const observe = readFileSync(new URL('observe.js', import.meta.url), 'utf8');
const runs = 9;
const config = widgetConfig([
  widgetSurvey({ questions: [nps, why], show: { on: { load: true }, sample: 1, every: 1e9 } }),
]);

/** What a visitor's answer to NPS and a comment asks of the network, the page and the visitor. */
export async function answering(browser: Browser): Promise<Figure[]> {
  const visits: Visit[] = [];
  for (let run = 0; run < runs; run++) visits.push(await visit(browser));
  const most = (name: keyof Visit) => Math.max(...visits.map((one) => one[name]));
  const slowest = median(visits.map((one) => one.slowest));
  const paint = `interaction to next paint, ${slowed} × slowed, median of ${runs}`;
  return [
    { name: 'requests before shown', value: most('requests'), limit: 3, aim: 3 },
    { name: 'requests to answer', value: most('posts'), limit: 1, aim: 1 },
    { name: 'bytes in storage before interaction', value: most('stored'), unit: ' B', limit: 0, aim: 0 },
    { name: 'timers that run while nothing happens', value: most('timers'), limit: 0, aim: 0 },
    {
      name: `long tasks, ${slowed} × slowed`,
      value: median(visits.map((one) => one.longTasks)),
      elsewhere: 1,
      limit: 0,
      aim: 0,
    },
    { name: 'layout shift, changes of question included', value: most('shift'), limit: 0, aim: 0 },
    { name: paint, value: slowest, unit: ' ms', elsewhere: 100, limit: 50, aim: 40 },
  ];
}

type Visit = Observed & { requests: number; posts: number; stored: number };

async function visit(browser: Browser): Promise<Visit> {
  const page = await openDrivenPage(browser, config, {
    head: `<script>${observe}</script>`,
  });
  await page.slowDown();
  const before = await observed(page);
  await page.embed();
  await shown(page, '.send');
  const requests = page.recorder.requests.length;
  const stored = await page.evaluate<number>(storedBytes);
  // What the live region waits with.
  await shown(page, '.said:not(:empty)');
  const { timers } = await observed(page);
  await answer(page);
  const after = await observed(page);
  const posts = page.recorder.requests.filter((request) => request.startsWith('POST')).length;
  await page.close();
  const longTasks = after.longTasks - before.longTasks;
  return { ...after, longTasks, timers, requests, posts, stored };
}

async function answer(page: DrivenPage): Promise<void> {
  await page.click('[role=radio]:nth-child(4)');
  await page.type('Slow');
  await page.click('.quiet');
  await page.click('.send');
  await page.click('.send');
  await shown(page, '.thanks');
}

/** Waits until the card has it, and it is painted. */
async function shown(page: DrivenPage, selector: string): Promise<void> {
  const there = `!!document.querySelector('earshot-card')?.shadowRoot.querySelector('${selector}')`;
  await page.until(there);
  await page.painted();
}

function observed(page: DrivenPage): Promise<Observed> {
  return page.evaluate('window.observed');
}

const storedBytes = `(async () => {
  const kept = [{ ...localStorage }, { ...sessionStorage }, document.cookie, await caches.keys()];
  kept.push(await indexedDB.databases());
  return kept.reduce((sum, one) => sum + JSON.stringify(one).length - 2, 0);
})()`;
