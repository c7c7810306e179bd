import type { Browser } from 'playwright-core';
import { nps, why, widgetConfig, widgetSurvey } from '../support/widget-config.ts';
import { openDrivenPage, slowed } from './driven-page.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const runs = 9;
const config = widgetConfig([widgetSurvey({ questions: [nps, why] })]);

/** Says when the card stands in the page. */
const opened = `new Promise((resolve) => {
  new MutationObserver(resolve).observe(document.body, { childList: true });
  earshot('open', 'recommend');
})`;

/** Does nothing but ask for the configuration. */
const bareScript = "fetch(document.currentScript.src.replace('bare.js', 'v1/config'))";

/**
 * What the page's thread does until the widget waits for something to happen, beyond a script that only asks for the
 * configuration, which is the browser's own work; and from a command until the card shows.
 */
export async function mainThread(browser: Browser): Promise<Figure[]> {
  const starts: number[] = [];
  const shows: number[] = [];
  for (let run = 0; run < runs; run++) {
    const floor = await bare(browser);
    const { started, shown } = await embedded(browser);
    starts.push(started - floor);
    shows.push(shown);
  }
  const figure = (name: string, values: number[], limit: number, aim: number): Figure => ({
    name: `main thread, ${name}, ${slowed} × slowed, median of ${runs}`,
    value: Number(median(values).toFixed(1)),
    unit: ' ms',
    elsewhere: 2 * limit,
    limit,
    aim,
  });
  return [figure('to start', starts, 5, 3), figure('to shown', shows, 30, 20)];
}

async function bare(browser: Browser): Promise<number> {
  const page = await openDrivenPage(browser, config);
  page.recorder.scripts.set('/bare.js', bareScript);
  const loaded = await page.work();
  await page.embed('/bare.js');
  const floor = (await page.work()) - loaded;
  await page.close();
  return floor;
}

async function embedded(browser: Browser): Promise<{ started: number; shown: number }> {
  const page = await openDrivenPage(browser, config);
  const loaded = await page.work();
  await page.embed();
  const started = (await page.work()) - loaded;
  await page.evaluate(opened);
  await page.painted();
  const shown = (await page.work()) - started - loaded;
  await page.close();
  return { started, shown };
}
