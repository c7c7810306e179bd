import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type VisitOptions, type Visitor, visit } from '../support/widget-browser.ts';
import { nps, stars, thumbs, why, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

const config = widgetConfig([
  widgetSurvey(),
  widgetSurvey({ slug: 'product', version: 4, questions: [stars] }),
  widgetSurvey({
    slug: 'helpful',
    questions: [thumbs],
    show: { on: { click: '#help' }, sample: 1, every: 1e9 },
  }),
]);

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

async function arrive(options: VisitOptions = {}, surveys = config) {
  visitor = await visit(browser, surveys, options);
}

/** Shows itself as soon as the page has loaded. */
const automatic = widgetConfig([widgetSurvey({ show: { on: { load: true }, sample: 1, every: 1e9 } })]);

async function batches(count: number) {
  await expect.poll(() => visitor.recorder.batches.length).toBe(count);
  return visitor.recorder.batches.map(({ events }) => events);
}

describe('answering', () => {
  test('with the mouse: one request carries everything', async () => {
    await arrive();
    await visitor.open();
    await visitor.card.getByRole('radio', { name: '3' }).click();
    await visitor.card.getByRole('textbox').fill('Delivery took four days');
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await visitor.reads('Thank you for your feedback.');
    const [events] = await batches(1);
    expect(events?.map(({ type }) => type)).toEqual(['viewed', 'opened', 'started', 'response']);
    expect(events?.at(-1)).toMatchObject({
      response: {
        revision: 0,
        survey: 'recommend',
        version: 1,
        complete: true,
        answers: { score: 3, why: 'Delivery took four days' },
        page: `${visitor.host.url}/`,
        channel: 'widget',
        language: 'en',
      },
    });
  });

  test('with the keyboard alone', async () => {
    await arrive();
    await visitor.page.keyboard.press('Tab');
    await visitor.open();
    const { keyboard } = visitor.page;
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await visitor.reads(why.text);
    await keyboard.type('Slow');
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await keyboard.press(key);
    await visitor.reads('Thank you for your feedback.');
    await keyboard.press('Escape');
    await visitor.card.waitFor({ state: 'detached' });
    const [events] = await batches(1);
    expect(events?.at(-1)).toMatchObject({ response: { answers: { score: 2, why: 'Slow' } } });
  });

  test('End, Home and the arrows select and never move on', async () => {
    await arrive();
    await visitor.open();
    const chosen = visitor.card.getByRole('radio', { checked: true });
    await visitor.page.keyboard.press('End');
    expect(await chosen.getAttribute('aria-label')).toBe('10, Extremely likely');
    await visitor.page.keyboard.press('Home');
    expect(await chosen.getAttribute('aria-label')).toBe('0, Not at all likely');
    await visitor.page.keyboard.press('ArrowUp');
    expect(await chosen.getAttribute('aria-label')).toBe('0, Not at all likely');
  });

  test('Back shows what was chosen', async () => {
    await arrive();
    await visitor.open();
    await visitor.card.getByRole('radio', { name: '3' }).click();
    await visitor.card.getByRole('button', { name: 'Back' }).click();
    expect(await visitor.card.getByRole('radio', { checked: true }).textContent()).toBe('3');
  });

  test('a single rating waits for Send', async () => {
    await arrive();
    await visitor.open('product');
    await visitor.card.getByRole('radio', { name: '4' }).click();
    expect(visitor.recorder.batches).toEqual([]);
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    const [events] = await batches(1);
    expect(events?.at(-1)).toMatchObject({
      response: { survey: 'product', version: 4, answers: { stars: 4 } },
    });
  });

  test('Send without an answer says what is missing', async () => {
    await arrive();
    await visitor.open('product');
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await visitor.card.getByRole('alert').getByText('Please choose an answer first.').waitFor();
  });
});

describe('leaving', () => {
  test('Not now is one request, and says dismissed', async () => {
    await arrive();
    await visitor.open();
    await visitor.card.getByRole('button', { name: 'Not now' }).click();
    await visitor.card.waitFor({ state: 'detached' });
    const [events] = await batches(1);
    expect(events?.map(({ type }) => type)).toEqual(['viewed', 'opened', 'dismissed']);
  });

  test('a visitor who rates and closes is an incomplete answer', async () => {
    await arrive();
    await visitor.open();
    await visitor.card.getByRole('radio', { name: '9' }).click();
    await visitor.card.getByRole('button', { name: 'Close' }).click();
    const [events] = await batches(1);
    expect(events?.at(-1)).toMatchObject({ response: { complete: false, answers: { score: 9 } } });
  });

  test('a visitor who rates and goes to another page is an incomplete answer', async () => {
    await arrive();
    await visitor.open();
    await visitor.card.getByRole('radio', { name: '9' }).click();
    await visitor.page.goto('about:blank');
    const [events] = await batches(1);
    expect(events?.at(-1)).toMatchObject({ response: { complete: false, answers: { score: 9 } } });
  });

  test('a visitor who goes without answering was a view', async () => {
    await arrive();
    await visitor.open();
    await visitor.page.goto('about:blank');
    const [events] = await batches(1);
    expect(events?.map(({ type }) => type)).toEqual(['viewed', 'opened']);
  });

  test('one who goes and comes back to complete it is one answer that has grown', async () => {
    await arrive();
    await visitor.open();
    await visitor.card.getByRole('radio', { name: '9' }).click();
    await visitor.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    await batches(1);
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    const [left, completed] = (await batches(2)).map((events) => events.at(-1));
    const { id } = (left as { response: { id: string } }).response;
    expect(completed).toMatchObject({ response: { id, revision: 1, complete: true } });
  });
});

describe('focus', () => {
  test('a survey that shows itself leaves it alone, and is announced', async () => {
    await arrive({}, automatic);
    await visitor.card.waitFor();
    expect(await visitor.page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await visitor.page.getByRole('status').getByText(`Feedback. ${nps.text}`).waitFor();
  });

  test('a click on what the survey is bound to moves it in', async () => {
    await arrive({ page: { body: '<button id="help">Helpful?</button>' } });
    await visitor.page.waitForFunction(() => window.earshot?.loaded);
    await visitor.page.waitForLoadState('networkidle');
    await visitor.page.click('#help');
    await visitor.card.waitFor();
    expect(await focused()).toBe('No');
  });

  test('Esc closes, and gives it back', async () => {
    await arrive();
    await visitor.page.focus('#before');
    await visitor.open();
    expect(await focused()).toBe('0');
    await visitor.page.keyboard.press('Escape');
    await visitor.card.waitFor({ state: 'detached' });
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('before');
  });

  test('Esc outside of the card is the page’s own', async () => {
    await arrive({}, automatic);
    await visitor.card.waitFor();
    await visitor.page.focus('#before');
    await visitor.page.keyboard.press('Escape');
    expect(await visitor.card.isVisible()).toBe(true);
  });

  test('the page’s shortcuts do not hear what is typed into the card', async () => {
    await arrive();
    await visitor.page.evaluate(() => {
      document.addEventListener('keydown', (event) => document.body.append(`heard ${event.key}`));
    });
    await visitor.open();
    await visitor.card.getByRole('radio', { name: '3' }).click();
    await visitor.card.getByRole('textbox').waitFor();
    await visitor.page.keyboard.type('j');
    expect(await visitor.card.getByRole('textbox').inputValue()).toBe('j');
    expect(await visitor.page.getByText('heard').count()).toBe(0);
  });

  async function focused() {
    return visitor.page.evaluate(
      () => document.querySelector('earshot-card')?.shadowRoot?.activeElement?.textContent,
    );
  }
});

describe('the page', () => {
  test('commands given before the widget has loaded are obeyed', async () => {
    const head =
      '<script>(window.earshot=function(){(earshot.q=earshot.q||[]).push(arguments)})("open","product")</script>';
    await arrive({ page: { head } });
    await visitor.reads(stars.text);
  });

  test('earshot("close") closes', async () => {
    await arrive();
    await visitor.open();
    await visitor.page.evaluate(() => window.earshot?.('close'));
    await visitor.card.waitFor({ state: 'detached' });
  });

  test('one survey shows at a time', async () => {
    await arrive();
    await visitor.open();
    await visitor.page.evaluate(() => window.earshot?.('open', 'product'));
    await visitor.reads(stars.text);
    expect(await visitor.card.count()).toBe(1);
  });

  test('a second script tag changes nothing', async () => {
    await arrive();
    await visitor.page.evaluate((src) => {
      const script = document.createElement('script');
      script.src = src;
      script.dataset.site = 'pk_test0123456789';
      document.head.append(script);
      return new Promise((resolve) => script.addEventListener('load', resolve));
    }, `${visitor.recorder.url}/widget.js?again`);
    await visitor.open();
    expect(await visitor.card.count()).toBe(1);
    expect(visitor.recorder.requests.filter((request) => request === 'GET /v1/config')).toHaveLength(1);
  });

  test('an unknown survey or argument is ignored', async () => {
    await arrive();
    await visitor.page.evaluate(() => {
      for (const survey of ['nothing', undefined, {}]) window.earshot?.('open', survey as string);
    });
    await visitor.open();
    expect(await visitor.card.count()).toBe(1);
  });

  test('a site that is not allowed here shows and sends nothing', async () => {
    await arrive({}, { ...automatic, allowed: false });
    await visitor.page.waitForLoadState('networkidle');
    expect(visitor.recorder.requests).toEqual(['GET /widget.js', 'GET /v1/config']);
  });

  test('without a survey to show, nothing but the loader and the config is fetched', async () => {
    await arrive();
    await visitor.page.waitForLoadState('networkidle');
    expect(visitor.recorder.requests).toEqual(['GET /widget.js', 'GET /v1/config']);
  });
});

describe('storage', () => {
  const stored = () => visitor.page.evaluate(() => Object.keys(localStorage));

  test('nothing is stored before the visitor does something', async () => {
    await arrive({}, automatic);
    await visitor.card.waitFor();
    expect(await stored()).toEqual([]);
    expect(await visitor.context.cookies()).toEqual([]);
  });

  test('who declined is left alone on the next page', async () => {
    await arrive({}, automatic);
    await visitor.card.getByRole('button', { name: 'Not now' }).click();
    expect(await stored()).toEqual(['earshot:pk_test0123456789:asked']);
    await visitor.page.reload();
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.card.count()).toBe(0);
  });

  test('who only looked is asked again on the next page', async () => {
    await arrive({}, automatic);
    await visitor.card.waitFor();
    await visitor.page.reload();
    await visitor.card.waitFor();
  });
});

test('a survey for other pages does not show', async () => {
  const show = { on: { load: true as const }, pages: ['/checkout/[^?#]*$'], sample: 1, every: 1e9 };
  const checkout = widgetConfig([widgetSurvey({ questions: [nps, why], show })]);
  await arrive({ path: '/cart' }, checkout);
  await visitor.page.waitForLoadState('networkidle');
  expect(await visitor.card.count()).toBe(0);
  await visitor.page.goto(`${visitor.host.url}/checkout/done`);
  await visitor.card.waitFor();
});
