import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WidgetConfig, WidgetQuestion } from '../../shared/widget-config.ts';
import { launchBrowser } from '../support/browser.ts';
import { violations, violationsOfColour } from '../support/violations.ts';
import { type VisitOptions, type Visitor, visit } from '../support/widget-browser.ts';
import {
  ces,
  choice,
  choices,
  consent,
  csat,
  emoji,
  kano,
  matrix,
  nps,
  stars,
  text,
  thumbs,
  widgetConfig,
  widgetSurvey,
} from '../support/widget-config.ts';

const questions: WidgetQuestion[] = [
  nps,
  csat,
  ces,
  stars,
  { ...stars, id: 'ten', max: 10 } as WidgetQuestion,
  emoji,
  thumbs,
  text,
  choice,
  choices,
  matrix,
  kano,
  consent,
];
const surveys = questions.map((question) =>
  widgetSurvey({ slug: question.id, questions: [question, { ...text, id: 'more' }] }),
);
const phone = { viewport: { width: 320, height: 568 } };

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => visitor.close());

describe.each<[string, VisitOptions['context'], Partial<WidgetConfig>, (what: string) => Promise<void>]>([
  ['light and dark', {}, {}, expectNoneInEither],
  ['right to left', {}, { dir: 'rtl', language: 'ar' }, expectNone],
  ['at 320 px', phone, {}, expectNone],
])('axe finds nothing, %s', (_, context, overrides, expectClean) => {
  test('in any question, chosen and missing, nor in the thanks', async () => {
    visitor = await visit(browser, widgetConfig(surveys, overrides), {
      // A scheme declared, so that the card is dark where the page is.
      page: { head: '<style>:root{color-scheme:light dark}</style>' },
      context: { ...context, reducedMotion: 'reduce' },
    });
    for (const question of questions) {
      await visitor.open(question.id);
      await visitor.reads(question.text);
      await visitor.card.getByRole('button', { name: 'Next' }).click();
      if (question.type !== 'text') {
        await choose();
        await expectClean(question.type);
        await visitor.card.getByRole('button', { name: 'Next' }).click();
      }
      await visitor.card.getByRole('button', { name: 'Back' }).waitFor();
      await expectClean(question.type);
    }
    await visitor.card.getByRole('textbox').fill('Nothing else');
    await visitor.card.getByRole('button', { name: 'Send' }).click();
    await visitor.reads('Thank you');
    await expectClean('thanks');
  });
});

describe('at 320 px', () => {
  test.each(questions.map(({ id }) => id))('every target of %s is large enough and in view', async (id) => {
    visitor = await visit(browser, widgetConfig(surveys), { context: { ...phone, reducedMotion: 'reduce' } });
    await visitor.open(id);
    for (const target of await visitor.card.locator('button, textarea').all()) {
      const box = await target.boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(24);
      expect(box?.height).toBeGreaterThanOrEqual(36);
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width).toBeLessThanOrEqual(320);
    }
  });

  test('words that are 40 % longer are not clipped', async () => {
    const long = {
      ...csat,
      low: 'Überhaupt nicht zufrieden gewesen',
      high: 'Außerordentlich zufrieden gewesen',
    };
    visitor = await visit(browser, widgetConfig([widgetSurvey({ questions: [long] })]), { context: phone });
    await visitor.open();
    const overflow = await visitor.card.evaluate((card) => card.scrollWidth - card.clientWidth);
    expect(overflow).toBe(0);
  });
});

describe('names', () => {
  test('the card is named by its question', async () => {
    visitor = await visit(browser, widgetConfig(surveys));
    await visitor.open('score');
    expect(await visitor.page.getByRole('dialog', { name: nps.text }).count()).toBe(1);
  });

  test('a step is named by its number and its meaning', async () => {
    visitor = await visit(browser, widgetConfig(surveys));
    await visitor.open('score');
    expect(await stepNames()).toEqual([
      '0, Not at all likely',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10, Extremely likely',
    ]);
    await visitor.open('mood');
    await visitor.reads(emoji.text);
    expect(await stepNames()).toEqual([
      '1, Very unhappy',
      '2, Unhappy',
      '3, Neutral',
      '4, Happy',
      '5, Very happy',
    ]);
  });

  test('a question that follows is announced', async () => {
    visitor = await visit(browser, widgetConfig(surveys));
    await visitor.open('score');
    await visitor.card.getByRole('radio', { name: '3' }).click();
    await visitor.page.getByRole('status').getByText('Question 2 of 2').waitFor();
  });
});

test('right to left, the arrows follow the eye', async () => {
  visitor = await visit(browser, widgetConfig(surveys, { dir: 'rtl', language: 'ar' }));
  await visitor.open('score');
  await visitor.page.keyboard.press('ArrowLeft');
  expect(await visitor.card.getByRole('radio', { checked: true }).textContent()).toBe('1');
});

test('nothing moves where the visitor wants it so', async () => {
  visitor = await visit(browser, widgetConfig(surveys), { context: { reducedMotion: 'reduce' } });
  await visitor.open('score');
  expect(await visitor.card.evaluate((card) => card.getAnimations({ subtree: true }).length)).toBe(0);
});

/** Something of everything that may be chosen. */
async function choose(): Promise<void> {
  for (const group of await visitor.card.getByRole('radiogroup').all()) {
    await group.getByRole('radio').last().press('Home');
  }
  for (const box of await visitor.card.getByRole('checkbox').all()) {
    if ((await box.getAttribute('aria-disabled')) === 'false') await box.press('Space');
  }
}

function stepNames() {
  return visitor.card
    .getByRole('radio')
    .evaluateAll((steps) => steps.map((step) => step.getAttribute('aria-label')));
}

async function expectNone(what: string): Promise<void> {
  expect(await violations(visitor.page), what).toEqual([]);
}

/** In the light; then, in the dark, of what colours can break. */
async function expectNoneInEither(what: string): Promise<void> {
  await expectNone(what);
  await visitor.page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOfColour(visitor.page), `${what}, dark`).toEqual([]);
  await visitor.page.emulateMedia({ colorScheme: 'light' });
}
