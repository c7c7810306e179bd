/**
 * `npm run widget:budget`: what the widget costs a page that embeds it, as it is built, in a real Chromium on a processor
 * slowed four times. Prints each figure with its limit and its aim, and fails where one is beyond its limit.
 * `--exact`: what a clock says is printed and not judged, because a machine of unknown speed and company would decide.
 */
import { availableParallelism, loadavg } from 'node:os';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { accessibility } from './accessibility.ts';
import { answering } from './answering.ts';
import { bytes } from './bytes.ts';
import type { Figure } from './figure.ts';
import { mainThread } from './main-thread.ts';
import { patience, within } from './within.ts';

const figures: Figure[] = [
  ...bytes(),
  ...(await measured(mainThread)),
  ...(await measured(answering)),
  ...(await measured(accessibility)),
];

/** In a browser of its own; where that gets stuck, what it was at is said, and it is measured once more in another. */
async function measured(measure: (browser: Browser) => Promise<Figure[]>, again = true): Promise<Figure[]> {
  const browser = await launchBrowser();
  try {
    return await within(measure.name, measure(browser), 5 * patience);
  } catch (error) {
    if (!again) throw error;
    console.error(`${measure.name}: ${error instanceof Error ? error.message : error}`);
  } finally {
    await within('the browser’s end', browser.close());
  }
  return measured(measure, false);
}

/** With more to do than processors, what is measured by the clock is the machine's other programs. */
const [load] = loadavg() as [number];
const busy = load > availableParallelism();
const trustsClock = !busy && !process.argv.includes('--exact');
const isJudged = ({ timed }: Figure) => !timed || trustsClock;
const isBeyond = ({ value, limit }: Figure) => value > limit;

const row = (...cells: string[]) =>
  cells.map((cell, i) => (i ? cell.padStart(10) : cell.padEnd(60))).join('');
console.log(row('', 'measured', 'limit', 'aim'));
for (const figure of figures) {
  const { name, value, limit, aim, unit = '' } = figure;
  const verdict = !isBeyond(figure) ? '' : isJudged(figure) ? '  ✗' : '  not judged';
  console.log(row(name, `${value}${unit}`, `${limit}${unit}`, `${aim}${unit}`) + verdict);
}
if (busy) console.log(`load ${load.toFixed(1)} on ${availableParallelism()} processors`);
const judged = figures.filter(isJudged);
const failed = judged.filter(isBeyond).length;
console.log(`${judged.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
