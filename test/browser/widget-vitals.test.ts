/** How quick the page was for the visitor who answers, where its script tag asks for that. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isFirefox, launchBrowser } from '../support/browser.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import { nps, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await visitor.close();
  expect(visitor.noise).toEqual([]);
});

/** A button that takes its time and moves what is below it, and the names of the measures that the browser has told. */
const body = `<button id="slow">Slow</button><p>Below</p><script>
  window.heard = new Set();
  for (const [type, more] of [['event', { durationThreshold: 16 }], ['layout-shift'], ['largest-contentful-paint']])
    new PerformanceObserver((list) => {
      if (type !== 'event' || list.getEntries().some((entry) => entry.duration >= 100)) heard.add(type);
    }).observe({ type, buffered: true, ...more });
  slow.addEventListener('click', () => {
    const until = performance.now() + 120;
    while (performance.now() < until);
  });</script>`;

async function arrive(attributes: string) {
  visitor = await visit(browser, widgetConfig([widgetSurvey({ questions: [nps] })]), {
    page: { body, attributes },
  });
}

const heard = (type: string) =>
  visitor.page.waitForFunction((name) => (window as unknown as { heard: Set<string> }).heard.has(name), type);

async function vitalsOfAnswer() {
  await visitor.open();
  await visitor.card.getByRole('radio', { name: '9' }).click();
  await visitor.card.getByRole('button', { name: 'Send' }).click();
  await visitor.reads('Thank you');
  const event = visitor.recorder.batches.at(-1)?.events.at(-1);
  return event?.type === 'response' ? event.response.vitals : undefined;
}

// Firefox measures no layout shifts.
test.skipIf(isFirefox)(
  'an answer says how soon the page stood, how far it shifted and how slowly it reacted',
  async () => {
    await arrive('data-vitals');
    await heard('largest-contentful-paint');
    await visitor.page.evaluate(() => {
      document.querySelector<HTMLElement>('h1')!.style.marginTop = '120px';
    });
    await heard('layout-shift');
    await visitor.page.click('#slow');
    await heard('event');
    const { lcp, inp, cls } = (await vitalsOfAnswer())!;
    expect(lcp).toBeGreaterThan(0);
    expect(inp).toBeGreaterThanOrEqual(100);
    expect(cls).toBeGreaterThan(0);
    expect(cls).toBeLessThan(1);
  },
);

test('nothing is measured where nobody asks', async () => {
  await arrive('');
  expect(await vitalsOfAnswer()).toBeUndefined();
  expect(visitor.recorder.requests.filter((request) => request.includes('vitals'))).toEqual([]);
});
