/**
 * `npm run widget:budget`: what the widget costs a page that embeds it, as it is built, in a real Chromium on a processor
 * slowed four times. Prints each figure with its limit and its aim, and fails where one is beyond its limit.
 * `--elsewhere`: on a machine of unknown speed and company, what a clock says may be twice as much.
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

/** With more to do than processors, what is measured by the clock is the machine's other programs. */
const [load] = loadavg() as [number];
const busy = load > availableParallelism();
const isElsewhere = busy || process.argv.includes('--elsewhere');
const limitOf = ({ limit, elsewhere }: Figure) => (isElsewhere ? (elsewhere ?? limit) : limit);
const isBeyond = (figure: Figure) => figure.value > limitOf(figure);

const figures: Figure[] = [
  ...bytes(),
  ...(await measured(mainThread)),
  ...(await measured(answering)),
  ...(await measured(accessibility)),
];

/**
 * In a browser of its own, and once more in another where that gets stuck, which is said, or where the clock says too
 * much: a machine that was at something else is not so twice.
 */
async function measured(measure: (browser: Browser) => Promise<Figure[]>, again = true): Promise<Figure[]> {
  const browser = await launchBrowser();
  try {
    const figures = await within(measure.name, measure(browser), 5 * patience);
    const late = figures.filter((figure) => figure.elsewhere !== undefined && isBeyond(figure));
    if (!again || late.length === 0) return figures;
    for (const { name, value } of late) console.error(`${name}: ${value}, once more`);
  } catch (error) {
    if (!again) throw error;
    console.error(`${measure.name}: ${error instanceof Error ? error.message : error}`);
  } finally {
    await within('the browser’s end', browser.close());
  }
  return measured(measure, false);
}

const row = (...cells: string[]) =>
  cells.map((cell, i) => (i ? cell.padStart(10) : cell.padEnd(60))).join('');
console.log(row('', 'measured', 'limit', 'aim'));
for (const figure of figures) {
  const { name, value, limit, aim, unit = '' } = figure;
  const allowed = limitOf(figure);
  const verdict = isBeyond(figure) ? '  ✗' : value > limit ? `  ${allowed}${unit} here` : '';
  console.log(row(name, `${value}${unit}`, `${limit}${unit}`, `${aim}${unit}`) + verdict);
}
if (busy) console.log(`load ${load.toFixed(1)} on ${availableParallelism()} processors`);
const failed = figures.filter(isBeyond).length;
console.log(`${figures.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
