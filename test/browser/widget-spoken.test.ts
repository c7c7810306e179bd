/** What a screen reader has to say of each type of question, and where its keys lead: by the browser's accessibility tree. */
import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import * as asked from '../support/widget-config.ts';

const { nps, csat, ces, stars, emoji, thumbs, choice, consent, choices, matrix, kano, text } = asked;
const surveys = [nps, csat, ces, stars, emoji, thumbs, choice, consent, choices, matrix, kano, text].map(
  (question) =>
    asked.widgetSurvey({ slug: question.id, questions: [question, { ...text, id: 'more', text: 'More?' }] }),
);

let browser: Browser;
let visitor: Visitor;
let session: CDPSession;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  visitor = await visit(browser, asked.widgetConfig(surveys));
  session = await visitor.context.newCDPSession(visitor.page);
  await visitor.page.focus('#before');
});
afterEach(() => visitor.close());

async function press(...keys: string[]) {
  for (const key of keys) await visitor.page.keyboard.press(key);
}

/** Every node that is spoken, as "role: name, state, …". */
async function spoken(): Promise<string[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => {
      const on = ['focused', 'checked', 'required', 'disabled', 'modal'].filter((state) =>
        properties.some((one) => one.name === state && [true, 'true'].includes(one.value.value)),
      );
      return [`${role?.value}: ${name?.value ?? ''}`, ...on].join(', ');
    });
}

async function focused(): Promise<string | undefined> {
  const lines = (await spoken()).filter((line) => !line.startsWith('RootWebArea'));
  return lines.find((line) => line.includes(', focused'));
}

describe.each([
  ['nps', nps, '0, Not at all likely', '1'],
  ['csat', csat, '1, Very dissatisfied', '2, Dissatisfied'],
  ['ces', ces, '1, Strongly disagree', '2'],
  ['stars', stars, '1, Poor', '2'],
  ['emoji', emoji, '1, Very unhappy', '2, Unhappy'],
  ['thumbs', thumbs, 'No', 'Yes'],
  ['choice', choice, 'The price', 'The speed'],
  ['consent', consent, 'Yes', 'No'],
])('%s', (_, question, first, second) => {
  test('is a dialog and a required group by the question’s name, with the focus on its first answer', async () => {
    await visitor.open(question.id);
    const lines = await spoken();
    expect(lines).toContain(`dialog: ${question.text}`);
    expect(lines).toContain(`radiogroup: ${question.text}, required`);
    expect(await focused()).toBe(`radio: ${first}, focused`);
  });

  test('arrows choose and stay, and Space goes on to a question that is announced', async () => {
    await visitor.open(question.id);
    await press('ArrowRight');
    expect(await focused()).toBe(`radio: ${second}, focused, checked`);
    await press('Space');
    await expect.poll(focused).toBe('textbox: More?, focused');
    expect(await visitor.page.getByRole('status').textContent()).toBe('Question 2 of 2');
  });

  test('Enter goes on, too, and Esc leaves to where the focus was', async () => {
    await visitor.open(question.id);
    await press('ArrowDown', 'Enter');
    await expect.poll(focused).toBe('textbox: More?, focused');
    await press('Escape');
    expect(await focused()).toBe('button: Buy, focused');
  });
});

test('choices: Space ticks and takes back, and what is one too many is off', async () => {
  await visitor.open(choices.id);
  expect(await spoken()).toContain(`group: ${choices.text}`);
  expect(await focused()).toBe('checkbox: From friends, focused');
  await press('Space', 'Tab', 'Space');
  expect(await focused()).toBe('checkbox: By searching, focused, checked');
  expect(await spoken()).toContain('checkbox: In the press, disabled');
  await press('Space');
  expect(await focused()).toBe('checkbox: By searching, focused');
  await press('Escape');
  expect(await focused()).toBe('button: Buy, focused');
});

test.each([
  ['matrix', matrix, 'Speed', 'Staff', '2'],
  ['kano', kano, kano.items[0]!.text, kano.items[1]!.text, 'I expect it'],
])(
  '%s: each item is a group by its own name, and Tab goes from one to the next',
  async (_, question, one, two, second) => {
    await visitor.open(question.id);
    const lines = await spoken();
    expect(lines).toContain(`radiogroup: ${question.text} ${one}, required`);
    expect(lines).toContain(`radiogroup: ${question.text} ${two}, required`);
    await press('ArrowRight');
    expect(await focused()).toBe(`radio: ${second}, focused, checked`);
    await press('Tab', 'ArrowRight');
    expect(await focused()).toBe(`radio: ${second}, focused, checked`);
    expect((await spoken()).filter((line) => line.endsWith('checked'))).toHaveLength(2);
    await press('Escape');
    expect(await focused()).toBe('button: Buy, focused');
  },
);

test('text: what is typed stays in its box, and Tab leads to the buttons', async () => {
  await visitor.open(text.id);
  expect(await focused()).toBe(`textbox: ${text.text}, focused`);
  await visitor.page.keyboard.type('Slow');
  await press('Tab', 'Tab');
  expect(await focused()).toBe('button: Next, focused');
  await press('Enter');
  await expect.poll(() => visitor.page.getByRole('status').textContent()).toBe('Question 2 of 2');
});

test('an answer that is missing is said at once, and the focus goes to where it is given', async () => {
  await visitor.open(nps.id);
  await visitor.card.getByRole('button', { name: 'Next' }).press('Enter');
  expect(await visitor.card.getByRole('alert').textContent()).toBe('Please choose an answer first.');
  expect(await focused()).toBe('radio: 0, Not at all likely, focused');
});

test('the thanks are said, and Esc leaves them', async () => {
  await visitor.open(text.id);
  await visitor.page.keyboard.type('Slow');
  await visitor.card.getByRole('button', { name: 'Next' }).press('Enter');
  await visitor.card.getByRole('button', { name: 'Send' }).press('Enter');
  await visitor.page.getByRole('status').getByText('Thank you for your feedback.').waitFor();
  await press('Escape');
  expect(await focused()).toBe('button: Buy, focused');
});

test('a card that comes by itself is said without taking the focus', async () => {
  await visitor.close();
  visitor = await visit(
    browser,
    asked.widgetConfig([
      asked.widgetSurvey({ questions: [nps], show: { on: { load: true }, sample: 1, every: 1e9 } }),
    ]),
  );
  session = await visitor.context.newCDPSession(visitor.page);
  await visitor.page.getByRole('status').getByText(nps.text).waitFor();
  expect(await focused()).toBeUndefined();
});
