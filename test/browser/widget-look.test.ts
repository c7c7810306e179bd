/** How the widget looks and stands where the site wants it otherwise, and what is legible whatever it wants. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import { nps, stars, text, widgetConfig, widgetSurvey } from '../support/widget-config.ts';
import type { HostPage } from '../support/widget-host.ts';

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

async function arrive(survey: Partial<WidgetSurvey> = {}, page: Partial<HostPage> = {}) {
  const surveys = [
    widgetSurvey({ questions: [nps], ...survey }),
    widgetSurvey({ slug: 'other', questions: [stars] }),
  ];
  visitor = await visit(browser, widgetConfig(surveys), {
    page,
    context: { viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce', colorScheme: 'light' },
  });
}

const style = (selector: string, property: string) =>
  visitor.page.evaluate(
    ([inside, name]) => {
      const element = document.querySelector('earshot-card')!.shadowRoot!.querySelector(inside!)!;
      return getComputedStyle(element).getPropertyValue(name!);
    },
    [selector, property],
  );
const box = async () => (await visitor.card.boundingBox())!;

describe('the accent', () => {
  test('is the survey’s own', async () => {
    await arrive({ css: ':host{--earshot-accent:#0a7d55}' });
    await visitor.open();
    expect(await style('.send', 'background-color')).toBe('rgb(10, 125, 85)');
  });

  test('or that of the page’s styles', async () => {
    await arrive({}, { head: '<style>:root { --earshot-accent: #0a7d55 }</style>' });
    await visitor.open();
    expect(await style('.send', 'background-color')).toBe('rgb(10, 125, 85)');
  });

  test.each(['light', 'dark'])('bears a text of enough contrast, whatever it is: %s', async (theme) => {
    await arrive({}, { attributes: `data-theme="${theme}"` });
    await visitor.open();
    const least = await visitor.page.evaluate(() => {
      const card = document.querySelector<HTMLElement>('earshot-card')!;
      const send = card.shadowRoot!.querySelector('.send')!;
      const channels = (color: string) => color.match(/[\d.]+/g)!.map(Number);
      const luminance = (color: string) => {
        const [r, g, b] = color.startsWith('rgb(')
          ? channels(color).map((v) =>
              v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
            )
          : channels(color.replace('color(srgb-linear', ''));
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
      };
      let worst = Number.POSITIVE_INFINITY;
      for (let n = 0; n < 4096; n += 7) {
        const accent = `rgb(${(n >> 8) * 17}, ${((n >> 4) & 15) * 17}, ${(n & 15) * 17})`;
        card.style.setProperty('--earshot-accent', accent);
        const { color, backgroundColor } = getComputedStyle(send);
        if (backgroundColor !== accent) throw new Error(`${backgroundColor} in place of ${accent}`);
        const [light, dark] = [luminance(color), luminance(backgroundColor)].sort((a, b) => b - a);
        worst = Math.min(worst, (light! + 0.05) / (dark! + 0.05));
      }
      return worst;
    });
    expect(least).toBeGreaterThan(4.5);
  });
});

test('styles of the page reach the parts that are documented', async () => {
  await arrive(
    { questions: [nps, text] },
    {
      head: '<style>earshot-card::part(send) { letter-spacing: 3px } earshot-card::part(card) { width: 300px }</style>',
    },
  );
  await visitor.open();
  expect(await style('.send', 'letter-spacing')).toBe('3px');
  expect((await box()).width).toBe(300);
});

test('font and corners are the page’s to choose', async () => {
  await arrive({}, { head: '<style>:root { --earshot-font: monospace; --earshot-radius: 0 }</style>' });
  await visitor.open();
  expect(await style('.question', 'font-family')).toBe('monospace');
  expect(await style('.card', 'border-radius')).toBe('0px');
});

describe('the script tag', () => {
  test('says in which corner', async () => {
    await arrive({}, { attributes: 'data-position="top-left"' });
    await visitor.open();
    expect(await box()).toMatchObject({ x: 24, y: 24 });
  });

  test('or that it stands in the middle, for which more is loaded', async () => {
    await arrive({}, { attributes: 'data-position="center"' });
    await visitor.open();
    const { x, width } = await box();
    expect(x + width / 2).toBe(500);
  });

  test.each([
    ['data-position="bottom right"', 'position cannot be "bottom right"'],
    ['data-theme="night"', 'theme cannot be "night"'],
    ['data-z-index="top"', 'zIndex cannot be "top"'],
  ])('says %s in vain, and the developer is told', async (attributes, fault) => {
    await arrive({}, { attributes });
    await visitor.open();
    expect(visitor.noise.splice(0)).toEqual([`earshot: ${fault}`]);
  });

  test('says light or dark, whatever the page is', async () => {
    await arrive({}, { attributes: 'data-theme="dark"' });
    await visitor.open();
    expect(await style('.card', 'background-color')).toBe('rgb(27, 27, 25)');
  });

  test('says what may stand above it', async () => {
    const banner = '<div id="banner" style="position:fixed;inset:0;z-index:100"></div>';
    await arrive({}, { attributes: 'data-z-index="99"', body: banner });
    await visitor.open();
    const { x, y } = await box();
    const top = await visitor.page.evaluate(
      ([left, up]) => document.elementFromPoint(left!, up!)?.id,
      [x + 40, y + 40],
    );
    expect(top).toBe('banner');
  });
});

test('a survey’s own words stand in the place of the widget’s, and of no other survey’s', async () => {
  await arrive({ words: { send: 'Submit', notNow: 'Later' } });
  await visitor.open();
  await visitor.card.getByRole('button', { name: 'Submit' }).waitFor();
  await visitor.card.getByRole('button', { name: 'Later' }).click();
  await visitor.open('other');
  await visitor.card.getByRole('button', { name: 'Send' }).waitFor();
});

describe('a tab at the edge', () => {
  const tab = (survey: Partial<WidgetSurvey> = {}) =>
    arrive({ form: 'tab', label: 'Tell us', show: { on: { load: true }, sample: 1, every: 0 }, ...survey });
  const button = () => visitor.page.getByRole('button', { name: 'Tell us' });

  test('is all that shows and loads until a visitor wants more', async () => {
    await tab();
    await button().waitFor();
    const { x, width, height, y } = (await button().boundingBox())!;
    expect(x + width).toBe(1000);
    expect(y + height / 2).toBeCloseTo(350, 1);
    expect(width).toBeGreaterThanOrEqual(36);
    expect(visitor.recorder.requests.map((request) => request.replace(/-.*/, ''))).toEqual([
      'GET /widget.js',
      'GET /v1/config',
      'GET /assets/tab',
    ]);
    expect(visitor.recorder.batches).toEqual([]);
  });

  test('opens its survey by keyboard, and has the focus back when that closes', async () => {
    await tab();
    await button().focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.card.waitFor();
    await visitor.page.keyboard.press('Escape');
    await visitor.card.waitFor({ state: 'detached' });
    await visitor.page.keyboard.press('Enter');
    await visitor.card.getByRole('radio', { name: '9' }).click();
  });

  test('leaves once its survey was answered', async () => {
    await tab();
    await button().click();
    await visitor.card.getByRole('radio', { name: '9' }).click();
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await visitor.reads('Thank you');
    await visitor.card.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => button().count()).toBe(0);
  });

  test('stands at the left where its survey does', async () => {
    await tab({ position: 'bottom-left' });
    await button().waitFor();
    expect((await button().boundingBox())?.x).toBe(0);
  });

  test('is in no other survey’s way', async () => {
    await tab();
    await button().waitFor();
    await visitor.open('other');
    await visitor.reads(stars.text);
    await button().click();
    await visitor.reads(nps.text);
  });

  test('a command opens the card at once', async () => {
    await tab({ show: { on: {}, sample: 1, every: 0 } });
    await visitor.open();
    await visitor.reads(nps.text);
    expect(await button().count()).toBe(0);
  });

  test('destroy takes it off the page', async () => {
    await tab();
    await button().waitFor();
    await visitor.page.evaluate(() => window.earshot?.('destroy'));
    expect(await button().count()).toBe(0);
  });
});
