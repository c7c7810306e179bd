import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WidgetConfig, WidgetShow, WidgetSurvey } from '../../shared/widget-config.ts';
import { launchBrowser } from '../support/browser.ts';
import { type VisitOptions, type Visitor, visit } from '../support/widget-browser.ts';
import { nps, stars, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

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

const day = 24 * 3600e3;

function survey(show: Partial<WidgetShow> = {}, fields: Partial<WidgetSurvey> = {}): WidgetSurvey {
  const shows = { on: { load: true as const }, sample: 1, every: 90 * day, ...show };
  return widgetSurvey({ questions: [nps], show: shows, ...fields });
}

async function arrive(
  surveys: WidgetSurvey[],
  options: VisitOptions = {},
  config: Partial<WidgetConfig> = {},
): Promise<void> {
  visitor = await visit(browser, widgetConfig(surveys, config), options);
  await armed();
}

const armed = () => visitor.page.waitForLoadState('networkidle');
const shown = () => visitor.card.waitFor();
const count = () => visitor.card.count();
const decline = async (name = 'Not now') => {
  await visitor.card.getByRole('button', { name }).click();
  await visitor.card.waitFor({ state: 'detached' });
};
const again = async () => {
  await visitor.page.reload();
  await armed();
};
const kept = () =>
  visitor.page.evaluate(() =>
    Object.keys(localStorage)
      .map((key) => key.split(':')[2])
      .sort(),
  );
const queue = (command: string) =>
  `<script>(window.earshot=function(){(earshot.q=earshot.q||[]).push(arguments)})(${command})</script>`;

describe('the thanks leave by themselves', () => {
  async function thanked() {
    await arrive([survey()]);
    await shown();
    await visitor.card.getByRole('radio', { name: '9' }).click();
    await visitor.page.clock.install();
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await visitor.page.clock.runFor(1000);
    await visitor.reads('Thank you');
  }
  test('after five seconds', async () => {
    await thanked();
    await visitor.page.mouse.move(0, 0);
    await visitor.page.clock.runFor(5000);
    expect(await count()).toBe(0);
  });
  test('but not while the mouse rests on them', async () => {
    await thanked();
    await visitor.page.clock.runFor(60_000);
    expect(await count()).toBe(1);
    await visitor.page.mouse.move(0, 0);
    await visitor.page.clock.runFor(5000);
    expect(await count()).toBe(0);
  });
});

describe('a survey that shows itself waits', () => {
  test('while the visitor writes', async () => {
    await arrive([survey()], { page: { body: '<input id="field" autofocus>' } });
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('field');
    expect(await count()).toBe(0);
    await visitor.page.locator('#field').blur();
    await shown();
  });
  test('over the step from one field to the next', async () => {
    await arrive([survey()], { page: { body: '<input id="one" autofocus><input id="two">' } });
    await visitor.page.clock.install();
    await visitor.page.locator('#two').focus();
    await visitor.page.clock.runFor(10_000);
    expect(await count()).toBe(0);
    await visitor.page.locator('#two').blur();
    await visitor.page.clock.runFor(1000);
    await shown();
  });
  test.each([
    ['a text that can be edited', '<p id="field" contenteditable>Text</p>'],
    ['a frame', '<iframe id="field" srcdoc="<input>"></iframe>'],
    [
      'a field in a component',
      '<div id="field"><template shadowrootmode="open"><input autofocus></template></div>',
    ],
  ])('while the focus is in %s', async (_, body) => {
    const on = { event: { name: 'go' } };
    await arrive([survey({ on })], { page: { body } });
    await visitor.page.evaluate(() => {
      const field = document.querySelector<HTMLElement>('#field')!;
      (field.shadowRoot?.querySelector('input') ?? field).focus();
    });
    await visitor.page.evaluate(() => window.earshot?.('event', 'go'));
    await armed();
    expect(await count()).toBe(0);
    await visitor.page.evaluate(() => document.querySelector<HTMLElement>('#before')?.focus());
    await shown();
  });
  test('while a dialog is open', async () => {
    const body = '<dialog id="dialog"><button>Fine</button></dialog>';
    await arrive([survey({ on: { event: { name: 'go' } } })], { page: { body } });
    await visitor.page.evaluate(() => {
      document.querySelector<HTMLDialogElement>('#dialog')?.showModal();
      window.earshot?.('event', 'go');
    });
    await armed();
    expect(await visitor.page.locator('earshot-card').count()).toBe(0);
    await visitor.page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')?.close());
    await shown();
  });
  test('while what says that it is a dialog is in sight', async () => {
    const dialog = (id: string, style: string) =>
      `<div id="${id}" role="dialog" aria-modal="true" aria-label="${id}" style="${style}"><button>Fine</button></div>`;
    await arrive([survey()], { page: { body: dialog('seen', '') + dialog('kept', 'display:none') } });
    const card = visitor.page.locator('earshot-card');
    expect(await card.count()).toBe(0);
    await visitor.page.evaluate(() => {
      const seen = document.querySelector<HTMLElement>('#seen')!;
      seen.style.visibility = 'hidden';
      document.querySelector<HTMLElement>('#before')?.focus();
    });
    await card.waitFor({ state: 'attached' });
  });
  test('while something is on the full screen', async () => {
    await arrive([survey({ on: { event: { name: 'go' } } })]);
    await visitor.page.evaluate(() =>
      document
        .querySelector('#before')
        ?.addEventListener('click', () => document.documentElement.requestFullscreen()),
    );
    await visitor.page.locator('#before').click();
    await visitor.page.waitForFunction(() => document.fullscreenElement);
    await visitor.page.evaluate(() => window.earshot?.('event', 'go'));
    await armed();
    expect(await count()).toBe(0);
    await visitor.page.evaluate(() => document.exitFullscreen());
    await shown();
  });
  test('without a timer', async () => {
    const head = `<script>window.due = 0; for (const name of ['setTimeout', 'setInterval']) {
      const real = window[name]; window[name] = (...rest) => { due += 1; return real(...rest); };
    }</script>`;
    await arrive([survey()], { page: { head, body: '<input autofocus>' } });
    expect(visitor.recorder.requests.some((request) => request.includes('/ui-'))).toBe(true);
    expect(await visitor.page.evaluate('window.due')).toBe(0);
  });
});

describe('does not wait', () => {
  test('what was asked for by a click', async () => {
    await arrive([survey({ on: { click: '#before' } })], {
      page: { body: '<textarea autofocus></textarea>' },
    });
    await visitor.page.evaluate(() => document.querySelector<HTMLElement>('#before')?.click());
    await shown();
  });
  test('what stands in the page as a part of it', async () => {
    const inline = survey({}, { form: 'inline', target: 'main' });
    await arrive([inline], { page: { body: '<input autofocus>' } });
    await visitor.page.getByRole('region').waitFor();
  });
  test('a click for what only waits itself', async () => {
    const asked = survey({ on: { click: '#before' } }, { slug: 'product', questions: [stars] });
    await arrive([survey(), asked], { page: { body: '<input autofocus>' } }, { every: 1 });
    await visitor.page.evaluate(() => document.querySelector<HTMLElement>('#before')?.click());
    await visitor.reads(stars.text);
  });
});

describe('who declined one survey', () => {
  const second = survey({ on: { event: { name: 'go' } } }, { slug: 'product', questions: [stars] });
  const go = () => visitor.page.evaluate(() => window.earshot?.('event', 'go'));

  test('is not asked by another one, here or on the next page', async () => {
    await arrive([survey(), second]);
    await decline();
    await go();
    await again();
    await go();
    await armed();
    expect(await count()).toBe(0);
  });
  test('is, once the rest is over', async () => {
    await arrive([survey(), second], {}, { every: 1 });
    await decline();
    await go();
    await visitor.reads(stars.text);
  });
  test('is left alone even where the browser keeps nothing', async () => {
    const head =
      '<script>Object.defineProperty(window, "localStorage", { get() { throw new Error("no") } })</script>';
    await arrive([survey(), second], { page: { head } });
    await decline();
    await go();
    await armed();
    expect(await count()).toBe(0);
  });
});

describe('Not now', () => {
  test('snoozes for as long as the survey says', async () => {
    await arrive([survey({ snooze: 7 * day })], {}, { every: 1 });
    await decline();
    await again();
    expect(await count()).toBe(0);
    await visitor.page.evaluate((ms) => {
      const key = 'earshot:pk_test0123456789:asked';
      const { recommend } = JSON.parse(localStorage.getItem(key)!);
      localStorage.setItem(key, JSON.stringify({ recommend: recommend - ms }));
    }, 7 * day);
    await again();
    await shown();
  });
});

describe('Don’t ask again', () => {
  const never = 'Don’t ask again';

  test('is offered where the survey says so alone', async () => {
    await arrive([survey()]);
    await shown();
    expect(await visitor.card.getByRole('button', { name: never }).count()).toBe(0);
  });
  test('ends all surveys that show themselves, whatever their limits', async () => {
    const other = survey({ every: 1 }, { slug: 'product' });
    await arrive([survey({ never, snooze: 1, every: 1 }), other], {}, { every: 1 });
    await decline(never);
    await again();
    expect(await count()).toBe(0);
    expect(visitor.recorder.batches.at(-1)!.events.map(({ type }) => type)).toContain('dismissed');
  });
  test('still lets the visitor open one', async () => {
    await arrive([survey({ never })]);
    await decline(never);
    await visitor.open();
  });
});

describe('with consent', () => {
  const consent = { page: { head: queue('"consent",true') } };

  test('who ignored a survey is left alone on the next page', async () => {
    await arrive([survey()], consent);
    await shown();
    expect(await kept()).toEqual(['asked', 'visits']);
    await again();
    expect(await count()).toBe(0);
  });
  test('that is taken back, all that needed it is forgotten', async () => {
    await arrive([survey({ sample: 0.999999, only: { sampleBy: 'visitor' } })], consent);
    await shown();
    expect(await kept()).toEqual(['asked', 'visitor', 'visits']);
    await visitor.page.evaluate(() => window.earshot?.('consent', false));
    await expect.poll(kept).toEqual(['asked']);
    expect(await visitor.page.evaluate(() => localStorage.getItem('earshot:pk_test0123456789:asked'))).toBe(
      '{}',
    );
  });
  test.each([
    ['globalPrivacyControl', 'true'],
    ['doNotTrack', '"1"'],
  ])('and %s, nothing is kept', async (name, value) => {
    const head = `<script>Object.defineProperty(navigator, "${name}", { value: ${value} })</script>`;
    await arrive([survey()], { page: { head: head + consent.page.head } });
    await shown();
    expect(await kept()).toEqual([]);
  });
  test('it is, where the site does not honour signals', async () => {
    const head = '<script>Object.defineProperty(navigator, "globalPrivacyControl", { value: true })</script>';
    await arrive([survey()], { page: { head: head + consent.page.head } }, { ignoreSignals: true });
    await shown();
    expect(await kept()).toEqual(['asked', 'visits']);
  });
  test('that comes later, a survey that waited for it shows', async () => {
    await arrive([survey({ only: { consent: true } })]);
    expect(await count()).toBe(0);
    await visitor.page.evaluate(() => window.earshot?.('consent', true));
    await shown();
  });
  test('the second visit is known', async () => {
    await arrive([survey({ only: { visits: 2 } })], consent);
    await again();
    expect(await count()).toBe(0);
    await visitor.page.evaluate((ms) => {
      const key = 'earshot:pk_test0123456789:visits';
      const { n, at } = JSON.parse(localStorage.getItem(key)!);
      localStorage.setItem(key, JSON.stringify({ n, at: at - ms }));
    }, 1800e3);
    await again();
    await shown();
  });
});

test('without consent no visit is known, and none is counted', async () => {
  await arrive([survey({ only: { visits: 2 } })]);
  await again();
  expect(await count()).toBe(0);
  expect(await kept()).toEqual([]);
});

describe('a sample of visitors', () => {
  const sampled = survey({ sample: 0.5, only: { sampleBy: 'visitor' } });
  /** Visitors whose draws for the survey are below and above a half. */
  const [drawn, other] = ['a', 'c'];
  const as = (visitorKey: string) => ({
    page: {
      head: `<script>localStorage.setItem("earshot:pk_test0123456789:visitor", "${visitorKey}")</script>${queue('"consent",true')}`,
    },
  });
  const samplings = () =>
    visitor.recorder.batches.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'response' ? [event.response.sampling] : [])),
    );

  test('asks the same ones, and says so with the answer', async () => {
    await arrive([sampled], as(drawn!));
    await visitor.card.getByRole('radio', { name: '9', exact: true }).click();
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await expect.poll(samplings).toEqual([{ rate: 0.5, unit: 'visitor' }]);
  });
  test('never asks the others', async () => {
    await arrive([sampled], as(other!));
    expect(await count()).toBe(0);
  });
  test('is one of views where nobody can be told apart', async () => {
    await arrive([survey({ sample: 0.999999, only: { sampleBy: 'visitor' } })]);
    await visitor.card.getByRole('radio', { name: '9', exact: true }).click();
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await expect.poll(samplings).toEqual([{ rate: 0.999999, unit: 'view' }]);
  });
});
