/** What a page may say to the widget by `earshot(…)`, and what it hears back. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WidgetConfig } from '../../shared/widget-config.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import { nps, stars, widgetConfig, widgetSurvey } from '../support/widget-config.ts';
import type { HostPage } from '../support/widget-host.ts';

const config = widgetConfig([
  widgetSurvey(),
  widgetSurvey({
    slug: 'product',
    questions: [stars],
    show: { on: {}, pages: ['/elsewhere'], sample: 1, every: 1e9 },
  }),
]);

/** As the documentation gives it. */
const queue = `<script>window.earshot ||= (...a) =>
  new Promise((done) => (earshot.q ||= []).push(Object.assign(a, { done })))</script>`;

let browser: Browser;
let visitor: Visitor;
let warnings: string[];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await visitor.close();
  expect(visitor.noise).toEqual(warnings);
});

async function arrive(page: Partial<HostPage> = {}, surveys: WidgetConfig = config) {
  warnings = [];
  visitor = await visit(browser, surveys, { page });
}

async function rate(value = '9') {
  await visitor.card.getByRole('radio', { name: value }).first().click();
}

async function answer() {
  await rate('9');
  await visitor.card.getByRole('button', { name: 'Send' }).click();
  await visitor.reads('Thank you');
}

async function sent() {
  await expect.poll(() => visitor.recorder.batches.length).toBeGreaterThan(0);
  return visitor.recorder.batches.flatMap(({ events }) => events);
}

async function lastResponse() {
  const response = (await sent()).at(-1)!;
  return response.type === 'response' ? response.response : undefined;
}

describe('before the script has loaded', () => {
  test('commands wait, and their promises are kept', async () => {
    await arrive({
      head: `${queue}<script>
        window.heard = [];
        earshot('on', 'open', (detail) => heard.push(detail));
        window.opened = earshot('open', 'recommend');
        window.missing = earshot('open', 'nothing');</script>`,
    });
    await visitor.card.waitFor();
    const results = await visitor.page.evaluate(() => {
      const page = window as unknown as Record<string, unknown>;
      return Promise.all([page.opened, page.missing, page.heard]);
    });
    expect(results).toEqual([true, false, [{ survey: 'recommend' }]]);
  });

  test('what the page says of its visitor counts for the first survey that shows', async () => {
    await arrive(
      { head: `${queue}<script>earshot('identify', 'ada'); earshot('attributes', { plan: 'pro' })</script>` },
      widgetConfig([widgetSurvey({ questions: [nps], show: { on: { load: true }, sample: 1, every: 1e9 } })]),
    );
    await answer();
    expect(await lastResponse()).toMatchObject({ visitor: 'ada', attributes: { plan: 'pro' } });
  });

  test('a queue that keeps no promises works, too', async () => {
    await arrive({
      head: `<script>window.earshot ||= function () { (earshot.q ||= []).push(arguments) };
        earshot('open', 'recommend')</script>`,
    });
    await visitor.card.waitFor();
  });
});

describe('showing', () => {
  test('open shows a survey whatever its rules say; show obeys them', async () => {
    await arrive();
    const results = await visitor.page.evaluate(async () => [
      await window.earshot?.('show', 'product'),
      await window.earshot?.('open', 'product'),
    ]);
    expect(results).toEqual([false, true]);
    await visitor.reads(stars.text);
  });

  test('show leaves the focus where it is, and takes no other survey’s place', async () => {
    await arrive();
    await visitor.page.focus('#before');
    const results = await visitor.page.evaluate(async () => [
      await window.earshot?.('show', 'recommend'),
      await window.earshot?.('show', 'product'),
    ]);
    expect(results).toEqual([true, false]);
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('before');
  });

  test('what was hidden goes on where it was, and was not declined', async () => {
    await arrive();
    await visitor.open();
    await rate('3');
    await visitor.card.getByRole('textbox').fill('Slow');
    await visitor.page.evaluate(() => window.earshot?.('hide'));
    await visitor.card.waitFor({ state: 'detached' });
    expect(await visitor.page.evaluate(() => window.earshot?.('show', 'recommend'))).toBe(true);
    expect(await visitor.card.getByRole('textbox').inputValue()).toBe('Slow');
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await visitor.reads('Thank you');
    const events = await sent();
    expect(events.map(({ type }) => type)).not.toContain('dismissed');
    const ids = events.flatMap((event) => (event.type === 'response' ? event.response.id : []));
    expect(new Set(ids).size).toBe(1);
  });

  test('a try counts for nothing', async () => {
    await arrive({}, widgetConfig([widgetSurvey({ questions: [nps] })]));
    await visitor.page.evaluate(() => window.earshot?.('open', 'recommend', { test: true }));
    await answer();
    const events = await sent();
    expect(events.every((event) => (event.type === 'response' ? event.response : event).test)).toBe(true);
  });

  test('a try stays one over a reload', async () => {
    await arrive({}, widgetConfig([widgetSurvey({ questions: [nps, stars] })]));
    await visitor.page.evaluate(() => window.earshot?.('open', 'recommend', { test: true }));
    await visitor.card.getByRole('radio', { name: '3' }).click();
    await visitor.reads(stars.text);
    await visitor.page.reload();
    await visitor.reads(stars.text);
    await visitor.card.getByRole('radio', { name: '4' }).click();
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await visitor.reads('Thank you');
    const responses = (await sent()).flatMap((one) => (one.type === 'response' ? [one.response] : []));
    expect(responses.at(-1)).toMatchObject({ answers: { score: 3, stars: 4 }, complete: true });
    expect(responses.every(({ test }) => test)).toBe(true);
  });

  test('commands are obeyed in their order, whichever chunk obeys them', async () => {
    await arrive();
    await visitor.page.evaluate(() => {
      window.earshot?.('show', 'recommend');
      window.earshot?.('close');
      return window.earshot?.('open', 'product');
    });
    await visitor.reads(stars.text);
    expect(await visitor.card.count()).toBe(1);
  });
});

describe('what the page hears', () => {
  test('a survey that opens, is answered and closes is an event on the document', async () => {
    await arrive({}, widgetConfig([widgetSurvey({ questions: [nps] })]));
    await visitor.page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      for (const name of ['open', 'answer', 'close'] as const)
        document.addEventListener(`earshot:${name}`, ({ detail }) => heard.push([name, detail]));
    });
    await visitor.open();
    await answer();
    await visitor.page.evaluate(() => window.earshot?.('close'));
    expect(await visitor.page.evaluate(() => (window as unknown as { heard: unknown }).heard)).toEqual([
      ['open', { survey: 'recommend' }],
      ['answer', { survey: 'recommend', answers: { score: 9 } }],
      ['close', { survey: 'recommend', answered: true }],
    ]);
  });

  test('on calls back until off', async () => {
    await arrive();
    const heard = await visitor.page.evaluate(async () => {
      const names: string[] = [];
      const listen = ({ name }: { name: string }) => names.push(name);
      await window.earshot?.('on', 'event', listen);
      await window.earshot?.('event', 'first');
      await window.earshot?.('off', 'event', listen);
      await window.earshot?.('event', 'second');
      return names;
    });
    expect(heard).toEqual(['first']);
  });

  test('what is no listener is told to the developer, and hears nothing', async () => {
    await arrive();
    await visitor.page.evaluate(() => window.earshot?.('on', 'open', 5 as never));
    await visitor.open();
    warnings = ['earshot: on takes the name of an event and a function'];
  });

  test('one who closes without an answer is told apart', async () => {
    await arrive();
    await visitor.page.evaluate(async () => {
      Object.assign(window, { heard: [] });
      await window.earshot?.('on', 'close', (detail) =>
        (window as unknown as { heard: unknown[] }).heard.push(detail),
      );
      await window.earshot?.('open', 'recommend');
      await window.earshot?.('close');
    });
    expect(await visitor.page.evaluate(() => (window as unknown as { heard: unknown }).heard)).toEqual([
      { survey: 'recommend', answered: false },
    ]);
  });
});

describe('who answers', () => {
  async function answerAfter(say: () => unknown) {
    await arrive({}, widgetConfig([widgetSurvey({ questions: [nps] })]));
    await visitor.page.evaluate(say);
    await visitor.open();
    await answer();
    return lastResponse();
  }

  test('is nobody in particular, and nothing is said of them', async () => {
    const response = await answerAfter(() => {});
    expect(Object.keys(response!)).not.toEqual(expect.arrayContaining(['visitor']));
    expect(response).not.toHaveProperty('attributes');
    expect(response).not.toHaveProperty('consent');
  });

  test('is whom the site names, with what it says of them', async () => {
    const response = await answerAfter(() => {
      window.earshot?.('identify', 'ada');
      window.earshot?.('consent', true);
      window.earshot?.('attributes', { plan: 'free', orders: 3 });
      window.earshot?.('attributes', { plan: 'pro', beta: true, orders: null });
    });
    expect(response).toMatchObject({ visitor: 'ada', consent: true });
    expect(response?.attributes).toEqual({ plan: 'pro', beta: true });
  });

  test('is forgotten on reset, with what the browser kept', async () => {
    await arrive({}, widgetConfig([widgetSurvey({ questions: [nps] })]));
    await visitor.open();
    await visitor.page.evaluate(async () => {
      await window.earshot?.('identify', 'ada');
      await window.earshot?.('close');
    });
    expect(await visitor.page.evaluate(() => localStorage.length)).toBe(1);
    await visitor.page.evaluate(() => window.earshot?.('reset'));
    expect(await visitor.page.evaluate(() => localStorage.length)).toBe(0);
    await visitor.open();
    await answer();
    expect(await lastResponse()).not.toHaveProperty('visitor');
  });

  test('is nobody where the site names nothing', async () => {
    const response = await answerAfter(() => window.earshot?.('identify', undefined as never));
    expect(response).not.toHaveProperty('visitor');
  });

  test.each([{}, ''])('is not taken from what is no name: %j', async (name) => {
    await arrive();
    await visitor.page.evaluate((it) => window.earshot?.('identify', it as string), name);
    await visitor.open();
    await rate();
    await visitor.page.evaluate(() => window.earshot?.('close'));
    expect(await lastResponse()).not.toHaveProperty('visitor');
    warnings = ['earshot: identify takes a name of 1 to 200 characters, or null'];
  });

  test('is nobody that an answer begun before belongs to', async () => {
    await arrive({}, widgetConfig([widgetSurvey({ questions: [nps, stars] })]));
    await visitor.page.evaluate(() => window.earshot?.('identify', 'ada'));
    await visitor.open();
    await visitor.card.getByRole('radio', { name: '3' }).click();
    await visitor.reads(stars.text);
    await visitor.page.evaluate(() => window.earshot?.('reset'));
    expect(await visitor.card.count()).toBe(0);
    const responses = (await sent()).flatMap((one) => (one.type === 'response' ? [one.response] : []));
    expect(responses).toMatchObject([{ visitor: 'ada', answers: { score: 3 } }]);
    await visitor.open();
    await visitor.reads(nps.text);
  });

  test('what no answer may carry is left out, and the developer is told', async () => {
    const response = await answerAfter(() => {
      window.earshot?.('identify', 'x'.repeat(201));
      window.earshot?.('attributes', {
        long: 'x'.repeat(201),
        half: '\ud800',
        list: [] as never,
        plan: 'pro',
      });
    });
    warnings = [
      'earshot: identify takes a name of 1 to 200 characters, or null',
      ...['long', 'half', 'list'].map(
        (name) =>
          `earshot: the attribute "${name}" must be a text of at most 200 characters, a number, true or false`,
      ),
    ];
    expect(response).not.toHaveProperty('visitor');
    expect(response?.attributes).toEqual({ plan: 'pro' });
  });
});

test('an unknown command is told to the developer once, and nothing is thrown', async () => {
  await arrive();
  await visitor.page.evaluate(async () => {
    for (const command of ['dance', 'dance'])
      await (window.earshot as unknown as (name: string) => unknown)(command);
    await (window.earshot as unknown as () => unknown)();
  });
  const names =
    'open, close, event, show, hide, embed, identify, attributes, consent, reset, on, off, explain, route, debug, vitals, destroy';
  warnings = ['dance', 'undefined'].map((name) => `earshot: "${name}" is no command; there are ${names}`);
});

test('a page that gives no such command loads no code for it', async () => {
  await arrive();
  await visitor.open();
  expect(visitor.recorder.requests.filter((request) => request.includes('commands'))).toEqual([]);
});

describe('destroy', () => {
  test('takes everything off the page, for good', async () => {
    await arrive(
      {},
      widgetConfig([
        widgetSurvey(),
        widgetSurvey({ slug: 'help', show: { on: { click: '#before' }, sample: 1, every: 1e9 } }),
      ]),
    );
    await visitor.open();
    const later = await visitor.page.evaluate(async () => {
      await window.earshot?.('destroy');
      document.getElementById('before')?.click();
      return [await window.earshot?.('open', 'recommend'), document.querySelectorAll('earshot-card').length];
    });
    expect(later).toEqual([undefined, 0]);
    expect((await sent()).map(({ type }) => type)).not.toContain('dismissed');
  });

  test('another script tag starts anew', async () => {
    await arrive();
    await startAnew();
    await visitor.open();
  });

  test('another script tag shows the elements of the page, those that come and those that are there', async () => {
    await arrive({ body: '<earshot-survey survey="product"></earshot-survey>' });
    await visitor.page.getByRole('region').waitFor();
    await startAnew();
    await visitor.page.getByRole('region').waitFor();
    await visitor.page.evaluate(() => {
      document.querySelector('earshot-survey')?.remove();
      document.body.insertAdjacentHTML('beforeend', '<earshot-survey survey="recommend"></earshot-survey>');
    });
    await visitor.page.getByRole('region', { name: nps.text }).waitFor();
  });

  test('another site’s script tag sends to that site', async () => {
    await arrive();
    await visitor.open();
    await rate();
    await visitor.page.evaluate(() => window.earshot?.('close'));
    await visitor.page.route('**/v1/config?site=pk_other*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), site: 'pk_other0123456789' } });
    });
    await startAnew('pk_other0123456789');
    await visitor.open();
    await rate();
    await visitor.page.evaluate(() => window.earshot?.('close'));
    await expect.poll(() => visitor.recorder.batches.length).toBe(2);
    expect(new Set(visitor.recorder.batches.map(({ site }) => site))).toEqual(
      new Set(['pk_test0123456789', 'pk_other0123456789']),
    );
  });

  function startAnew(site = 'pk_test0123456789') {
    return visitor.page.evaluate(
      async ([src, key]) => {
        await window.earshot?.('destroy');
        const script = document.createElement('script');
        script.src = src!;
        script.dataset.site = key!;
        document.head.append(script);
        await new Promise((resolve) => script.addEventListener('load', resolve));
      },
      [`${visitor.recorder.url}/widget.js?again`, site],
    );
  }
});

describe('explain', () => {
  const explain = (slug: string) => visitor.page.evaluate((name) => window.earshot?.('explain', name), slug);

  test('says which rule keeps a survey from showing, what it wants and what is the case', async () => {
    await arrive();
    const explained = await explain('product');
    expect(explained).toMatchObject({ survey: 'product', shows: false });
    expect(explained?.rules.filter(({ rule, holds }) => !holds && rule !== 'trigger')).toEqual([
      { rule: 'page', holds: false, wants: ['/elsewhere'], is: `${visitor.host.url}/` },
    ]);
  });

  test('a survey that waits for its trigger alone shows', async () => {
    await arrive();
    const explained = await explain('recommend');
    expect(explained?.shows).toBe(true);
    expect(explained?.rules.map(({ rule }) => rule)).toEqual([
      'server',
      'origin',
      'survey',
      'alone',
      'sample',
      'asked',
      'budget',
      'quota',
      'language',
      'once',
      'trigger',
    ]);
  });

  test('one that was declined not long ago does not, and another does not while it stands', async () => {
    await arrive();
    await visitor.open();
    const failed = async (slug: string) =>
      (await explain(slug))?.rules.filter(({ rule, holds }) => !holds && rule !== 'trigger');
    expect(await failed('recommend')).toMatchObject([
      { rule: 'alone' },
      { rule: 'asked', wants: 90 * 24 * 3600e3 },
      { rule: 'budget', wants: 24 * 3600e3 },
    ]);
    await visitor.page.evaluate(() => window.earshot?.('close'));
    expect(await failed('recommend')).toMatchObject([
      { rule: 'asked', wants: 90 * 24 * 3600e3 },
      { rule: 'budget', wants: 24 * 3600e3 },
    ]);
    expect(await failed('product')).toMatchObject([{ rule: 'page' }, { rule: 'budget' }]);
  });

  test('knows a survey that is not there, and a site that is not allowed here', async () => {
    await arrive();
    expect((await explain('nothing'))?.rules.find(({ holds }) => !holds)).toEqual({
      rule: 'survey',
      holds: false,
      wants: 'nothing',
      is: ['recommend', 'product'],
    });
    await visitor.close();
    await arrive({}, { ...config, allowed: false, surveys: [] });
    expect((await explain('recommend'))?.rules.find(({ holds }) => !holds)).toEqual({
      rule: 'origin',
      holds: false,
      is: visitor.host.url,
    });
  });
});
