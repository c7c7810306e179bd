import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import { nps, text, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

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

async function arrive(survey: Partial<WidgetSurvey>, body = '', viewport = { width: 1000, height: 700 }) {
  visitor = await visit(browser, widgetConfig([widgetSurvey({ questions: [nps, text], ...survey })]), {
    page: { body },
    context: { viewport, reducedMotion: 'reduce' },
  });
}

const focusedInCard = () =>
  visitor.page.evaluate(() => document.querySelector('earshot-card')?.shadowRoot?.activeElement?.textContent);
const cardBox = async (role: 'dialog' | 'region' = 'dialog') =>
  (await visitor.page.getByRole(role).locator('.send').locator('xpath=../..').boundingBox())!;

async function answer() {
  await visitor.page.getByRole('radio', { name: '9' }).click();
  await visitor.page.getByRole('textbox').fill('Quick');
  await visitor.page.getByRole('button', { name: 'Send' }).click();
  await visitor.page.getByText('Thank you for your feedback.').first().waitFor();
  expect(visitor.recorder.batches.at(-1)?.events.at(-1)).toMatchObject({
    response: { answers: { score: 9, comment: 'Quick' } },
  });
}

describe('a modal', () => {
  test('takes an answer', async () => {
    await arrive({ form: 'modal' });
    await visitor.open();
    await answer();
  });

  test('stands in the middle, and the page behind it waits', async () => {
    await arrive({ form: 'modal' });
    await visitor.open();
    const { x, y, width, height } = await cardBox();
    expect([x + width / 2, y + height / 2]).toEqual([500, 350]);
    await visitor.page.evaluate(() => document.getElementById('before')?.focus());
    expect(await visitor.page.evaluate(() => document.activeElement?.tagName)).toBe('EARSHOT-CARD');
  });

  test('closes with Esc, and gives the focus back', async () => {
    await arrive({ form: 'modal' });
    await visitor.page.focus('#before');
    await visitor.open();
    expect(await focusedInCard()).toBe('0');
    await visitor.page.keyboard.press('Escape');
    await visitor.card.waitFor({ state: 'detached' });
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('before');
  });
});

test.each<[string, Partial<WidgetSurvey>]>([
  ['a modal', { form: 'modal' }],
  ['a popover in the middle', { position: 'center' }],
])('%s on a phone is a card, round at each corner, and no sheet at an edge', async (_, survey) => {
  await arrive(survey, '', { width: 320, height: 568 });
  await visitor.open();
  const { x, width, y, height } = await cardBox();
  expect([x, x + width]).toEqual([8, 312]);
  expect(y + height / 2).toBeCloseTo(284, 0);
  const card = visitor.page.locator('earshot-card .card');
  expect(await card.evaluate((element) => getComputedStyle(element).borderRadius)).toBe('16px');
});

test('a bar lies along the lower edge', async () => {
  await arrive({ form: 'bar' });
  await visitor.open();
  const { x, y, width, height } = await cardBox();
  expect([x, width, y + height]).toEqual([0, 1000, 700]);
  await answer();
});

test('a popover may stand in the middle, and the page goes on', async () => {
  await arrive({ position: 'center' });
  await visitor.open();
  const { x, y, width, height } = await cardBox();
  expect([x + width / 2, y + height / 2]).toEqual([500, 350]);
  await visitor.page.click('#before', { timeout: 5000 });
});

describe('an inline survey', () => {
  const inline = { form: 'inline', target: '#here' } as const;
  test('is a part of the page', async () => {
    await arrive(inline, '<div id="here" style="width:480px"></div><p>Below</p>');
    await visitor.page.evaluate(() => window.earshot?.('open', 'recommend'));
    const region = visitor.page.getByRole('region', { name: nps.text });
    await region.waitFor();
    expect((await cardBox('region')).width).toBe(480);
    await answer();
  });

  test('whose element is missing does not show, and stands in nobody’s way', async () => {
    await arrive(inline);
    await visitor.page.evaluate(() => window.earshot?.('open', 'recommend'));
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.page.locator('earshot-card').count()).toBe(0);
    await visitor.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<div id="here"></div>');
      window.earshot?.('open', 'recommend');
    });
    await visitor.page.getByRole('region', { name: nps.text }).waitFor();
  });
});

test('a part of the page that the page has drawn anew can be opened again, and goes on where it was', async () => {
  await arrive({ form: 'inline', target: '#here' }, '<div id="view"><div id="here"></div></div>');
  await visitor.page.evaluate(() => window.earshot?.('open', 'recommend'));
  await visitor.page.getByRole('radio', { name: '9' }).click();
  await visitor.page.getByRole('textbox').waitFor();
  await visitor.page.evaluate(() => {
    document.getElementById('view')!.innerHTML = '<div id="here"></div>';
    return window.earshot?.('open', 'recommend');
  });
  await visitor.page.getByRole('textbox').fill('Quick');
  await visitor.page.getByRole('button', { name: 'Send' }).click();
  await visitor.page.getByText('Thank you for your feedback.').first().waitFor();
  expect(visitor.recorder.batches.at(-1)?.events.at(-1)).toMatchObject({
    response: { answers: { score: 9, comment: 'Quick' } },
  });
});

describe('beside what the page puts above all else', () => {
  const dialog = '<dialog id="theirs"><button id="ok">OK</button></dialog>';
  const theirs = (call: 'showModal' | 'close') =>
    visitor.page.evaluate((name) => (document.getElementById('theirs') as HTMLDialogElement)[name](), call);

  test('a card that opens while a dialog is open can be answered', async () => {
    await arrive({}, dialog);
    await theirs('showModal');
    await visitor.page.evaluate(() => window.earshot?.('open', 'recommend'));
    await visitor.page.getByRole('radio', { name: '9' }).waitFor();
    await answer();
  });

  test('a card that is open when a dialog opens can be answered, and stays when that closes', async () => {
    await arrive({}, dialog);
    await visitor.open();
    await theirs('showModal');
    await visitor.page.getByRole('radio', { name: '9' }).click();
    await theirs('close');
    await expect
      .poll(() => visitor.page.evaluate(() => document.querySelector('earshot-card')?.parentElement?.tagName))
      .toBe('BODY');
    await visitor.page.getByRole('textbox').fill('Quick');
    await visitor.page.getByRole('button', { name: 'Send' }).click();
    await visitor.reads('Thank you');
  });

  test.each(['popover', 'modal'] as const)(
    'Esc closes a card (%s) and leaves the dialog open',
    async (form) => {
      await arrive({ form }, dialog);
      await theirs('showModal');
      await visitor.page.evaluate(() => window.earshot?.('open', 'recommend'));
      await visitor.page.getByRole('radio', { name: '0', exact: false }).first().waitFor();
      await visitor.page.keyboard.press('Escape');
      await expect.poll(() => visitor.page.locator('earshot-card').count()).toBe(0);
      expect(await visitor.page.locator('#theirs').evaluate((it) => (it as HTMLDialogElement).open)).toBe(
        true,
      );
      expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('ok');
    },
  );

  test('a card stays, with what was begun, when the dialog that it is in is thrown away', async () => {
    await arrive({}, `<div id="view">${dialog}</div>`);
    await theirs('showModal');
    await visitor.page.evaluate(() => window.earshot?.('open', 'recommend'));
    await visitor.page.getByRole('radio', { name: '9' }).click();
    await visitor.page.evaluate(() => document.getElementById('view')?.remove());
    await visitor.page.getByRole('textbox').fill('Quick');
    await visitor.page.getByRole('button', { name: 'Send' }).click();
    await visitor.reads('Thank you');
  });

  test('a card stays when the page puts another body in the place of its own', async () => {
    await arrive({});
    await visitor.open();
    await visitor.page.getByRole('radio', { name: '9' }).click();
    await visitor.page.evaluate(() => document.body.replaceWith(document.createElement('body')));
    await visitor.page.getByRole('textbox').fill('Quick');
    await visitor.page.getByRole('button', { name: 'Send' }).click();
    await visitor.reads('Thank you');
  });

  test('a page that throws out whatever it does not know has its way', async () => {
    await arrive({});
    await visitor.page.evaluate(() => {
      const guard = () => document.querySelector('earshot-card')?.remove();
      new MutationObserver(guard).observe(document.body, { childList: true });
      window.earshot?.('open', 'recommend');
    });
    await expect.poll(() => visitor.recorder.requests.some((request) => request.includes('/ui'))).toBe(true);
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.page.locator('earshot-card').count()).toBe(0);
  });

  test('the card lies above the highest layer that styles can reach', async () => {
    await arrive({}, '<div style="position:fixed;inset:0;z-index:2147483647;background:#eee"></div>');
    await visitor.open();
    await visitor.card.getByRole('radio', { name: '9' }).click({ timeout: 5000 });
  });
});
