import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ResponseInput } from '../../shared/response.ts';
import type { WidgetQuestion, WidgetSurvey } from '../../shared/widget-config.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import {
  choice,
  choices,
  consent,
  kano,
  matrix,
  nps,
  text,
  widgetConfig,
  widgetSurvey,
} from '../support/widget-config.ts';

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

async function asked(questions: WidgetQuestion[], survey: Partial<WidgetSurvey> = {}) {
  visitor = await visit(browser, widgetConfig([widgetSurvey({ questions, ...survey })]));
  await visitor.open();
}

const press = (key: string) => visitor.page.keyboard.press(key);
const radio = (name: string) => visitor.card.getByRole('radio', { name });
const box = (name: string) => visitor.card.getByRole('checkbox', { name });
const button = (name: string) => visitor.card.getByRole('button', { name });

async function sent(): Promise<ResponseInput> {
  await button('Send').click();
  await visitor.reads('Thank you');
  return responses().at(-1)!;
}

function responses(): ResponseInput[] {
  return visitor.recorder.batches
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === 'response' ? [event.response] : []));
}

test('a question in another language than the card’s has its full stop where that language has it', async () => {
  const surveys = [widgetSurvey({ questions: [{ ...nps, text: 'It was easy to find.' }] })];
  visitor = await visit(browser, widgetConfig(surveys, { language: 'ar', dir: 'rtl' }));
  await visitor.open();
  const [first, last] = await visitor.card.locator('#question').evaluate((question) =>
    [0, question.textContent!.length - 1].map((at) => {
      const range = new Range();
      range.setStart(question.firstChild!, at);
      range.setEnd(question.firstChild!, at + 1);
      return range.getBoundingClientRect().x;
    }),
  );
  expect(last).toBeGreaterThan(first!);
});

test('a question in another language than the card’s says so', async () => {
  const surveys = [widgetSurvey({ questions: [{ ...nps, lang: 'en' }] })];
  visitor = await visit(browser, widgetConfig(surveys, { language: 'ja' }));
  await visitor.open();
  expect(await visitor.card.getAttribute('lang')).toBe('ja');
  expect(await visitor.card.locator('#question').getAttribute('lang')).toBe('en');
});

describe('a choice', () => {
  test('is made with the arrows, which never move on', async () => {
    await asked([choice, text]);
    await press('ArrowDown');
    expect(await radio('The speed').getAttribute('aria-checked')).toBe('true');
    await press('Enter');
    await visitor.reads(text.text);
    expect((await sent()).answers).toEqual({ reason: 'speed' });
  });

  test('by click moves on', async () => {
    await asked([choice, text]);
    await radio('The advice').click();
    await visitor.reads(text.text);
  });

  test('in own words waits for the words', async () => {
    await asked([choice, text]);
    await radio('Other').click();
    await visitor.page.keyboard.type('The music');
    await button('Next').click();
    expect((await sent()).answers).toEqual({ reason: { other: 'The music' } });
  });

  test('of own words without any asks for them', async () => {
    await asked([{ ...choice, required: false }, text]);
    await radio('Other').click();
    await button('Next').click();
    await visitor.card.getByRole('alert').getByText('Please choose').waitFor();
  });

  test('keeps the words while another option is looked at', async () => {
    await asked([choice, text]);
    await radio('Other').click();
    await visitor.page.keyboard.type('The music');
    await radio('Other').focus();
    await press('ArrowUp');
    expect(await visitor.card.getByRole('textbox').count()).toBe(0);
    await press('ArrowDown');
    expect(await visitor.card.getByRole('textbox', { name: 'Other' }).inputValue()).toBe('The music');
  });
});

describe('choices', () => {
  test('are made with Space, and sent in the order of the options', async () => {
    await asked([choices]);
    await press('Tab');
    await press('Tab');
    await press('Space');
    await box('By searching').focus();
    await press('Space');
    expect((await sent()).answers).toEqual({ channels: ['search', 'press'] });
  });

  test('are no more than may be', async () => {
    await asked([choices]);
    await box('From friends').click();
    await box('By searching').click();
    await box('In the press').click({ force: true });
    expect(await visitor.card.getByRole('checkbox', { checked: true }).count()).toBe(2);
    expect(await box('In the press').getAttribute('aria-disabled')).toBe('true');
  });

  test('may be taken back', async () => {
    await asked([choices]);
    await box('From friends').click();
    await box('From friends').click();
    await box('In the press').click();
    expect((await sent()).answers).toEqual({ channels: ['press'] });
  });

  test('take own words beside options', async () => {
    await asked([choices]);
    await box('Other').click();
    await visitor.page.keyboard.type('A fair');
    await box('From friends').click();
    expect((await sent()).answers).toEqual({ channels: ['friends', { other: 'A fair' }] });
  });

  test('that are too few say how many', async () => {
    await asked([{ ...choices, min: 2, hint: 'Choose 2' }]);
    await box('From friends').click();
    await button('Send').click();
    await visitor.card.getByRole('alert').getByText('Choose 2').waitFor();
    expect(await visitor.page.getByRole('group').getAttribute('aria-describedby')).toBe('hint');
  });
});

describe('shuffled options', () => {
  const options = Array.from({ length: 12 }, (_, i) => ({ id: `o${i}`, text: `Option ${i}` }));
  const shuffled = { ...choice, shuffle: true, options };
  const shown = () =>
    visitor.card.getByRole('radio').evaluateAll((all) => all.map(({ textContent }) => textContent));

  test('travel with the answer in the order that was shown, own words last', async () => {
    await asked([shuffled]);
    const texts = await shown();
    await radio('Option 7').click();
    const { order } = await sent();
    expect(order?.map((id) => id.replace('reason.o', 'Option '))).toEqual(texts.slice(0, -1));
    expect([...order!].sort()).toEqual(options.map(({ id }) => `reason.${id}`).sort());
    expect(texts.at(-1)).toBe('Other');
  });

  test('stay where they are after Back', async () => {
    await asked([shuffled, text]);
    const before = await shown();
    await radio('Option 7').click();
    await button('Back').click();
    await expect.poll(shown).toEqual(before);
  });
});

describe('a matrix', () => {
  test('has a scale for each item, named by the question and the item', async () => {
    await asked([matrix]);
    const staff = visitor.page.getByRole('radiogroup', { name: `${matrix.text} Staff` });
    await press('End');
    await staff.getByRole('radio', { name: '2', exact: true }).click();
    expect((await sent()).answers).toEqual({ service: { speed: 5, staff: 2 } });
  });

  test('that is required needs every item', async () => {
    await asked([matrix]);
    await press('End');
    await button('Send').click();
    await visitor.card.getByRole('alert').getByText('Please choose').waitFor();
  });
});

test('a feature is felt about twice', async () => {
  await asked([kano]);
  const groups = visitor.page.getByRole('radiogroup');
  await groups.nth(0).getByRole('radio', { name: 'I like it' }).click();
  await groups.nth(1).getByRole('radio', { name: 'I dislike it' }).click();
  expect((await sent()).answers).toEqual({ dark: { functional: 1, dysfunctional: 5 } });
});

test('a consent refused is an answer', async () => {
  await asked([consent]);
  await radio('No').click();
  expect((await sent()).answers).toEqual({ terms: false });
});

test('each family is loaded only where a survey asks it, beside the rest', async () => {
  await asked([nps]);
  const chunks = () => visitor.recorder.requests.filter((request) => request.includes('/assets/'));
  expect(chunks()).toEqual([expect.stringMatching('/assets/ui-')]);
  await visitor.close();
  await asked([nps, matrix]);
  expect(chunks().sort()).toEqual([
    expect.stringMatching('/assets/grid-'),
    expect.stringMatching('/assets/ui-'),
  ]);
});

describe('paths', () => {
  test('a jump leaves questions out, and Back goes the same way', async () => {
    const jump = [{ if: { question: 'reason', is: 'speed' }, to: 'comment' }];
    await asked([{ ...choice, jump }, nps, text]);
    await radio('The speed').click();
    await visitor.reads(text.text);
    await visitor.page.getByRole('status').getByText('Question 2 of 2').waitFor();
    await button('Back').click();
    await visitor.reads(choice.text);
  });

  test('an earlier answer stands in a later question', async () => {
    await asked([choice, { ...text, text: 'Why {{reason}}?' }]);
    await radio('The speed').click();
    await visitor.reads('Why The speed?');
  });
});

describe('the end', () => {
  const endings = [
    {
      if: { question: 'score', gte: 9 },
      text: 'So glad!',
      link: { text: 'Tell others', url: 'https://r.example/' },
    },
    { text: 'Sorry.', code: 'SORRY10' },
  ];
  test('goes by the answers', async () => {
    await asked([nps], { endings });
    await radio('10').click();
    await button('Send').click();
    await visitor.reads('So glad!');
    expect(await visitor.card.getByRole('link').getAttribute('href')).toBe('https://r.example/');
  });
  test('may give a code', async () => {
    await asked([nps], { endings });
    await radio('3').click();
    await button('Send').click();
    await visitor.reads('Sorry.');
    await visitor.card.getByText('SORRY10').waitFor();
  });
});

describe('a survey that is begun', () => {
  test('is sent as it grows, one response in revisions', async () => {
    await asked([nps, choice, text]);
    await radio('3').click();
    expect(responses()).toEqual([]);
    await radio('The speed').click();
    await expect.poll(responses).toHaveLength(1);
    const { id } = responses()[0]!;
    expect(await sent()).toMatchObject({ id, revision: 1, answers: { score: 3, reason: 'speed' } });
    expect(responses()[0]).toMatchObject({ revision: 0, complete: false });
  });

  test('goes on where it was after a reload, as the same response', async () => {
    await asked([nps, choice, text]);
    await radio('3').click();
    await visitor.reads(choice.text);
    await visitor.page.reload();
    await visitor.reads(choice.text);
    await radio('The advice').click();
    await visitor.card.getByRole('textbox').fill('Thanks');
    const { id, revision, answers } = await sent();
    expect(answers).toEqual({ score: 3, reason: 'advice', comment: 'Thanks' });
    expect(responses().every((response) => response.id === id)).toBe(true);
    expect(new Set(responses().map((response) => response.revision)).size).toBe(revision! + 1);
    await visitor.page.reload();
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.card.count()).toBe(0);
  });

  test('that was declined does not come back', async () => {
    await asked([nps, choice, text]);
    await radio('3').click();
    await button('Not now').click();
    await visitor.page.reload();
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.card.count()).toBe(0);
  });

  test('that was only looked at leaves nothing behind', async () => {
    await asked([nps, choice, text]);
    await visitor.page.reload();
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
  });
});
