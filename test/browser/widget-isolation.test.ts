/** Whatever styles the page has, each form of the widget looks the same, pixel for pixel, and so does the page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { launchBrowser } from '../support/browser.ts';
import { differentPixels } from '../support/different-pixels.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import { choices, matrix, nps, stars, text, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

const require = createRequire(import.meta.url);
const bootstrap = readFileSync(require.resolve('bootstrap/dist/css/bootstrap.min.css'), 'utf8');
const bootstrapFromTheRight = readFileSync(
  require.resolve('bootstrap/dist/css/bootstrap.rtl.min.css'),
  'utf8',
);
const tailwind = readFileSync(require.resolve('tailwindcss/preflight.css'), 'utf8');

const onLoad: WidgetSurvey['show'] = { on: { load: true }, sample: 1, every: 1e9 };
const config = widgetConfig([
  widgetSurvey({ slug: 'popover', questions: [nps, text] }),
  widgetSurvey({ slug: 'modal', form: 'modal', questions: [choices] }),
  widgetSurvey({ slug: 'bar', form: 'bar', questions: [matrix] }),
  widgetSurvey({ slug: 'inline', form: 'inline', target: '#here', questions: [text] }),
  widgetSurvey({ slug: 'tab', form: 'tab', questions: [stars], show: onLoad }),
]);
const cards = ['popover', 'modal', 'bar', 'inline'];

/** Nothing of it gives way to the styles that are tried. */
const here = `<div id="here" style="all:initial!important; display:block!important; position:absolute!important;
  left:40px!important; top:480px!important; width:480px!important"></div>`;
/** The card takes the page's font: here it is the same one on every page. */
const sameFont = ':root { --earshot-font: sans-serif }';

let browser: Browser;
let visitor: Visitor;
let plain: Record<string, Buffer>;
beforeAll(async () => {
  browser = await launchBrowser();
  plain = await pictures('');
  await visitor.close();
});
afterAll(() => browser.close());
afterEach(async () => {
  await visitor.close();
  expect(visitor.noise).toEqual([]);
});

async function arrive(css: string, body: string, site = config.site): Promise<void> {
  visitor = await visit(browser, config, {
    page: { head: `<style>${css}</style><style>${sameFont}</style>`, body, site },
    context: { viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce', colorScheme: 'light' },
  });
}

const command = (...said: [string, string?]) =>
  visitor.page.evaluate(([name, slug]) => window.earshot?.(name as 'open', slug as string), said);

/** How each form looks on a page with these styles. */
async function pictures(css: string): Promise<Record<string, Buffer>> {
  await arrive(css, here);
  const taken: Record<string, Buffer> = {};
  for (const form of cards) {
    await command('open', form);
    taken[form] = await settled('earshot-card .card');
    await command('close');
  }
  taken.tab = await settled('earshot-tab .card');
  return taken;
}

/** A picture of what looks the same as a moment before: on a busy machine a frame may still be to come. */
async function settled(selector: string): Promise<Buffer> {
  const element = visitor.page.locator(selector);
  let [before, now] = [await element.screenshot(), await element.screenshot()];
  while (!now.equals(before)) [before, now] = [now, await element.screenshot()];
  return now;
}

const isolated: [name: string, css: string][] = [
  ['that unset everything', '*, ::before, ::after { all: unset !important }'],
  ['of Bootstrap', bootstrap],
  ['of Bootstrap from right to left', `${bootstrapFromTheRight} html { direction: rtl }`],
  ['of Tailwind’s preflight', tailwind],
  [
    'from right to left, even against the grain',
    '* { direction: rtl !important; unicode-bidi: bidi-override !important }',
  ],
  ['that run down the page', 'html { writing-mode: vertical-rl }'],
  ['of a root of another size', 'html { font-size: 62.5% } body { font-size: 4rem; line-height: 3 }'],
  [
    'that insist on another type',
    `* { font: italic 900 40px/3 serif !important; letter-spacing: 1em !important; word-spacing: 1em !important;
      text-align: center !important; text-indent: 3em !important; text-transform: uppercase !important; color: red !important;
      white-space: pre !important; word-break: break-all !important; text-shadow: 2px 2px red !important; tab-size: 1 !important;
      -webkit-text-stroke: 2px red !important; font-feature-settings: "smcp" !important; quotes: none !important;
      text-decoration: line-through !important; hyphens: auto !important; -webkit-text-size-adjust: 300% !important }`,
  ],
  [
    'that insist on another box',
    `* { box-sizing: content-box !important; padding: 20px !important; margin: 20px !important; border: 9px solid red !important;
      min-width: 50px !important; max-width: 60px !important; max-height: 20px !important;
      float: left !important; transition: all 9s !important; animation: none 9s !important; outline: 3px solid red !important;
      cursor: none !important; border-radius: 50% !important; box-shadow: 0 0 9px red !important; accent-color: red !important }`,
  ],
  [
    'that are about the widget’s own elements',
    `earshot-card, earshot-tab { display: none !important; visibility: hidden !important; opacity: 0.2 !important; zoom: 2 !important;
      position: static !important; inset: 40% !important; transform: rotate(9deg) !important; filter: invert(1) !important;
      clip-path: circle(9px) !important; mix-blend-mode: difference !important; contain: strict !important;
      width: 9px !important; height: 9px !important; overflow: hidden !important; content-visibility: hidden !important }
      earshot-card *, earshot-tab * { color: red !important }`,
  ],
];

describe('on a page with styles', () => {
  test.each(isolated)('%s, each form looks as it does without', async (_, css) => {
    const taken = await pictures(css);
    const different: Record<string, number> = {};
    for (const form in plain)
      different[form] = await differentPixels(visitor.page, plain[form]!, taken[form]!);
    expect(different).toEqual({ popover: 0, modal: 0, bar: 0, inline: 0, tab: 0 });
  });
});

describe('the page', () => {
  const body = `<p>A text with <a href="#x">a link</a> and <code>code</code></p><ul><li>One</li></ul><h2>Order</h2>
    <form><label>Name <input value="Ada"></label> <select><option>One</option></select> <button type="button">Send</button></form>
    <table><tr><th>Sum</th><td>3</td></tr></table><details open><summary>More</summary>Words</details><hr>`;
  const ofDialogs =
    'dialog::backdrop, ::backdrop { background: rgb(0 0 0 / 50%); backdrop-filter: blur(4px) }';

  test.each<[string, string]>([
    ['without styles', ''],
    ['with Bootstrap', bootstrap],
    ['with Tailwind’s preflight', tailwind],
    ['with a look for what lies behind its dialogs', ofDialogs],
  ])('%s looks as it does without the widget', async (_, css) => {
    await arrive(css, body, '');
    const without = [await left(), await upper()];
    await visitor.close();

    await arrive(css, body);
    await command('open', 'popover');
    await visitor.card.waitFor();
    expect(await differentPixels(visitor.page, without[0]!, await left())).toBe(0);
    await command('open', 'bar');
    await visitor.reads(matrix.text);
    expect(await differentPixels(visitor.page, without[1]!, await upper())).toBe(0);
    await command('close');
    expect(await differentPixels(visitor.page, without[0]!, await left())).toBe(0);
  });

  /** What no popover or tab, and what no bar lies on. */
  const left = () => visitor.page.screenshot({ clip: { x: 0, y: 0, width: 560, height: 700 } });
  const upper = () => visitor.page.screenshot({ clip: { x: 0, y: 0, width: 940, height: 360 } });
});

test('a page that is zoomed has its cards zoomed as much, and in view', async () => {
  await arrive('html { zoom: 1.5 }', here);
  for (const form of ['popover', 'modal', 'bar']) {
    await command('open', form);
    const { x, y, width, height } = (await visitor.page.locator('earshot-card .card').boundingBox())!;
    expect(width).toBe(form === 'bar' ? 1000 : 558);
    expect([x, y, 1000 - x - width, 700 - y - height].every((room) => room >= 0)).toBe(true);
  }
});
