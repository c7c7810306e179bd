import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isFirefox, launchBrowser } from '../support/browser.ts';
import { type VisitOptions, type Visitor, visit } from '../support/widget-browser.ts';
import { choices, nps, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

const config = widgetConfig([widgetSurvey({ questions: [nps] })]);
const strict =
  "default-src 'none'; script-src EARSHOT; connect-src EARSHOT; require-trusted-types-for 'script'; trusted-types 'none'";

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => visitor.close());

async function arrive(page: VisitOptions['page'] = {}, context: VisitOptions['context'] = {}) {
  visitor = await visit(browser, config, { page, context });
  await visitor.open();
}

test('a strict content security policy with trusted types needs no exception', async () => {
  await arrive({ headers: { 'Content-Security-Policy': strict } });
  expect(await style('backgroundColor')).toBe('rgb(255, 255, 255)');
  await visitor.card.getByRole('radio', { name: '9' }).click();
  await visitor.card.getByRole('button', { name: 'Send' }).click();
  await visitor.reads('Thank you');
  expect(visitor.noise).toEqual([]);
});

test('styles of the page that hide everything do not hide the card', async () => {
  await arrive({});
  await visitor.page.evaluate(() => document.fonts.ready);
  const untouched = await geometry();
  await visitor.close();

  const css =
    'body * { display: none !important; opacity: 0 !important; position: static !important } button { background: red !important; min-width: 900px !important; padding: 90px !important }';
  await arrive({ head: `<style>${css}</style>` });
  expect(await geometry()).toEqual(untouched);
});

test('the card brings no style to the page', async () => {
  await arrive();
  expect(
    await visitor.page.evaluate(() => document.adoptedStyleSheets.length + document.styleSheets.length),
  ).toBe(0);
});

test('what is on the page looks as it did', async () => {
  const body =
    '<p>Text</p><a href="#x">Link</a><input value="1"><ul><li>One</li></ul><details open>Hello</details>';
  visitor = await visit(browser, config, { page: { body } });
  const before = await pageStyles();
  await visitor.open();
  expect(await pageStyles()).toEqual(before);
});

describe('a page that has put its own in place of the browser’s', () => {
  test.each([
    ['fetch, by one that wraps it', 'const real = fetch; fetch = (...args) => real(...args)'],
    ['JSON, by functions that are told of it', 'JSON.parse = ((real) => (...a) => real(...a))(JSON.parse)'],
    ['what lists can do, by more', 'Array.prototype.last = function () { return this.at(-1) }'],
    ['what everything can do, by more', 'Object.prototype.extra = () => 1'],
    [
      'customElements, by none that works',
      'Object.defineProperty(window, "customElements", { value: { define() { throw new Error("no") }, get() {} } })',
    ],
  ])('%s', async (_, script) => {
    await arrive({ head: `<script>${script}</script>` });
    await visitor.card.getByRole('radio', { name: '9' }).click();
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await visitor.reads('Thank you');
    expect(visitor.recorder.batches.at(-1)?.events.at(-1)).toMatchObject({
      response: { answers: { score: 9 } },
    });
    expect(visitor.noise).toEqual([]);
  });

  describe.each([
    [
      'toJSON of lists and texts, by that of Prototype.js 1.6',
      `Object.toJSON = (value) => value?.toJSON ? value.toJSON() : String(value);
       Array.prototype.toJSON = function () { return '[' + this.map(Object.toJSON).join(', ') + ']'; };
       String.prototype.toJSON = function () { return '"' + this + '"'; };`,
    ],
    ['toJSON of everything, by one that tells nothing', 'Object.prototype.toJSON = () => "nothing"'],
  ])('%s', (_, script) => {
    test('what is sent and what waits to be sent is what was answered', async () => {
      visitor = await visit(browser, widgetConfig([widgetSurvey({ questions: [choices] })]), {
        page: { head: `<script>${script}</script>` },
      });
      visitor.recorder.answer = { status: 503 };
      await visitor.open();
      await visitor.card.getByText('From friends').click();
      await visitor.card.getByText('In the press').click();
      await visitor.card.getByRole('button', { name: 'Send' }).click();
      await visitor.reads('Your answer is kept');
      visitor.recorder.answer = { status: 202 };
      await visitor.page.evaluate(() => dispatchEvent(new Event('online')));
      await expect
        .poll(() => visitor.recorder.batches)
        .toMatchObject([
          { events: [{}, {}, {}, { response: { answers: { channels: ['friends', 'press'] } } }] },
        ]);
    });
  });

  test('a fetch that fails is no error of the page', async () => {
    visitor = await visit(browser, config, {
      page: { head: '<script>fetch = () => { throw new Error("no") }</script>' },
    });
    await visitor.page.waitForLoadState('networkidle');
    await visitor.page.evaluate(() => window.earshot?.('open', 'recommend'));
    expect(visitor.noise).toEqual([]);
    expect(await visitor.page.locator('earshot-card').count()).toBe(0);
  });
});

test('loaded twice, it shows and asks once', async () => {
  await arrive();
  const { url } = visitor.recorder;
  await visitor.page.addScriptTag({ url: `${url}/widget.js` });
  await visitor.page.evaluate((src) => {
    const again = document.createElement('script');
    again.dataset.site = 'pk_test0123456789';
    again.src = src;
    document.head.append(again);
    return new Promise((resolve) => {
      again.onload = resolve;
    });
  }, `${url}/widget.js?again`);
  await visitor.page.evaluate(() => window.earshot?.('open', 'recommend'));
  expect(await visitor.page.locator('earshot-card').count()).toBe(1);
  expect(visitor.recorder.requests.filter((request) => request === 'GET /v1/config')).toHaveLength(1);
});

test('the card takes the page’s font', async () => {
  await arrive({ head: '<style>body { font-family: "Courier New" }</style>' });
  expect(await style('fontFamily')).toBe('"Courier New"');
});

test('nothing of the page moves', async () => {
  const observe = `<script>
    window.shifts = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) shifts += entry.value; })
      .observe({ type: 'layout-shift', buffered: true });
  </script>`;
  await arrive({ head: observe, body: '<p>Text</p>'.repeat(40) });
  await visitor.card.getByRole('radio', { name: '9' }).click();
  await visitor.card.getByRole('button', { name: 'Send' }).click();
  await visitor.reads('Thank you');
  expect(await visitor.page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBe(0);
});

test('clicks beside the card reach the page', async () => {
  await arrive();
  await visitor.page.click('#before', { timeout: 5000 });
});

test('without storage the widget works all the same', async () => {
  visitor = await visit(browser, config, {
    page: {
      head: '<script>Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })</script>',
    },
  });
  await visitor.open();
  await visitor.card.getByRole('radio', { name: '9' }).click();
  await visitor.card.getByRole('button', { name: 'Send' }).click();
  await visitor.reads('Thank you');
  expect(visitor.noise).toEqual([]);
});

describe('light and dark', () => {
  const dark = { colorScheme: 'dark' as const };
  const preferring: [string, string, VisitOptions['context'], boolean][] = [
    ['a page of both schemes, visitor prefers dark', ':root{color-scheme:light dark}', dark, true],
    ['a page that says nothing, visitor prefers dark', '', dark, true],
  ];
  test.each<[string, string, VisitOptions['context'], boolean]>([
    ['a page of both schemes, visitor prefers light', ':root{color-scheme:light dark}', {}, false],
    ['a dark page, visitor prefers light', ':root{color-scheme:dark}', {}, true],
    ['a light page, visitor prefers dark', ':root{color-scheme:light}', dark, false],
    ['a page painted dark', 'body{background:#111}', {}, true],
    ['a page painted light, visitor prefers dark', 'body{background:#fff}', dark, false],
    // Firefox is not told what its visitor prefers.
    ...(isFirefox ? [] : preferring),
  ])('%s', async (_, css, context, isDark) => {
    await arrive({ head: `<style>${css}</style>` }, context);
    expect(await style('backgroundColor')).toBe(isDark ? 'rgb(27, 27, 25)' : 'rgb(255, 255, 255)');
  });

  test('a switch on the page changes an open card', async () => {
    await arrive({ head: '<style>[data-theme=dark]{color-scheme:dark}</style>' });
    await visitor.page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await expect.poll(() => style('backgroundColor')).toBe('rgb(27, 27, 25)');
  });

  test('the survey’s own theme goes before the page’s', async () => {
    const forced = widgetConfig([widgetSurvey({ theme: 'dark' })]);
    visitor = await visit(browser, forced, { page: { head: '<style>:root{color-scheme:light}</style>' } });
    await visitor.open();
    expect(await style('backgroundColor')).toBe('rgb(27, 27, 25)');
  });
});

function style(property: 'backgroundColor' | 'fontFamily') {
  return visitor.card.evaluate((card, name) => getComputedStyle(card)[name], property);
}

/** All that the browser has worked out for each element of the page. */
function pageStyles() {
  return visitor.page.evaluate(() =>
    [...document.querySelectorAll('html, body, body *:not(earshot-card, script)')].map((element) => {
      const style = getComputedStyle(element);
      const { x, y, width, height } = element.getBoundingClientRect();
      return [
        element.tagName,
        x,
        y,
        width,
        height,
        ...[...style].map((name) => style.getPropertyValue(name)),
      ];
    }),
  );
}

/** Where the card and everything in it lies, and in what type. */
function geometry() {
  return visitor.card.evaluate((card) => {
    for (const arriving of card.getAnimations()) arriving.finish();
    return [card, ...card.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { fontSize, color, opacity, visibility, letterSpacing, textTransform } =
        getComputedStyle(element);
      const name = element.tagName + element.className;
      return {
        name,
        x,
        y,
        width,
        height,
        fontSize,
        color,
        opacity,
        visibility,
        letterSpacing,
        textTransform,
      };
    });
  });
}
