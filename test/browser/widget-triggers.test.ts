import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { isFirefox, launchBrowser } from '../support/browser.ts';
import { type VisitOptions, type Visitor, visit } from '../support/widget-browser.ts';
import { nps, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

const tall = '<div style="height:3000px">Long</div>';

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

/** Arrives, and waits until the triggers are armed. */
async function arrive(on: WidgetSurvey['show']['on'], body = '', context: VisitOptions['context'] = {}) {
  const survey = widgetSurvey({ questions: [nps], show: { on, sample: 1, every: 1e9 } });
  visitor = await visit(browser, widgetConfig([survey]), { page: { body }, context });
  await visitor.page.waitForFunction(() => window.earshot?.loaded);
  await visitor.page.waitForLoadState('networkidle');
}

const shown = () => visitor.card.waitFor({ timeout: 10_000 });
const count = () => visitor.card.count();
const scrollTo = (y: number) =>
  visitor.page.evaluate(async (top) => {
    window.scrollTo(0, top);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, y);

describe('scroll', () => {
  test('waits for the depth', async () => {
    await arrive({ scroll: 60 }, tall);
    await scrollTo(200);
    expect(await count()).toBe(0);
    await scrollTo(1500);
    await shown();
  });
  test('of all is the end of the page', async () => {
    await arrive({ scroll: 100 }, tall);
    await scrollTo(1e6);
    await shown();
  });
});

describe('exit', () => {
  test('is the pointer that leaves at the upper edge', async () => {
    await arrive({ exit: true });
    await visitor.page.evaluate(() =>
      document.dispatchEvent(new MouseEvent('mouseout', { clientY: 300, relatedTarget: null })),
    );
    expect(await count()).toBe(0);
    await visitor.page.evaluate(() =>
      document.dispatchEvent(new MouseEvent('mouseout', { clientY: -1, relatedTarget: null })),
    );
    await shown();
  });
  // Firefox is given no touch screen.
  test.skipIf(isFirefox)('by touch is a quick scroll back up', async () => {
    await arrive({ exit: true }, tall, { hasTouch: true, isMobile: true });
    await scrollTo(1500);
    await scrollTo(200);
    await shown();
  });
});

test('idle is that long without a sign of the visitor', async () => {
  await arrive({ idle: 1 });
  await shown();
});

describe('visible', () => {
  test('waits until the element is in view', async () => {
    await arrive({ visible: '#prices' }, `${tall}<p id="prices">Prices</p>`);
    expect(await count()).toBe(0);
    await scrollTo(1e6);
    await shown();
  });
  test('knows that one that is much higher than the view has come to its middle', async () => {
    await arrive({ visible: '#story' }, `${tall}<div id="story" style="height:9000px">Long</div>`);
    expect(await count()).toBe(0);
    await scrollTo(3200);
    await shown();
  });
  test('finds an element that comes later', async () => {
    await arrive({ visible: '#prices' });
    await visitor.page.evaluate(() =>
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p id="prices">Prices</p>'),
    );
    await shown();
  });
});

describe('event', () => {
  const on = { event: { name: 'bought', where: { plan: 'pro' } } };
  test('of that name with those properties shows it', async () => {
    await arrive(on);
    await visitor.page.evaluate(() => {
      window.earshot?.('event', 'bought');
      window.earshot?.('event', 'bought', { plan: 'free' });
      window.earshot?.('event', 'looked', { plan: 'pro' });
    });
    expect(await count()).toBe(0);
    await visitor.page.evaluate(() => window.earshot?.('event', 'bought', { plan: 'pro', orders: 3 }));
    await shown();
  });
  test('told before the widget has loaded counts', async () => {
    const survey = widgetSurvey({ questions: [nps], show: { on, sample: 1, every: 1e9 } });
    const head =
      '<script>(window.earshot=function(){(earshot.q=earshot.q||[]).push(arguments)})("event","bought",{plan:"pro"})</script>';
    visitor = await visit(browser, widgetConfig([survey]), { page: { head } });
    await shown();
  });
});

test('a selector that is none leaves the other triggers alone', async () => {
  await arrive({ visible: '##', scroll: 100 }, tall);
  await scrollTo(1e6);
  await shown();
});

test('pages without such triggers do not load them', async () => {
  await arrive({ load: true });
  await shown();
  expect(visitor.recorder.requests.some((request) => request.includes('triggers'))).toBe(false);
});
