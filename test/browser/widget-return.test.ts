/** A page that the browser keeps whole when it is left, and shows again as it was: the real back-forward cache. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Visitor, visit } from '../support/widget-browser.ts';
import { nps, text, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

const watch =
  '<script>shows = []; addEventListener("pageshow", (event) => shows.push(event.persisted))</script>';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  browser = await launchBrowser({ keepsPages: true });
});
afterAll(() => browser.close());
beforeEach(async () => {
  visitor = await visit(browser, widgetConfig([widgetSurvey({ questions: [nps, text] })]), {
    page: { head: watch },
  });
  await visitor.open();
});
afterEach(() => visitor.close());

test('an answer half given is gone on with, and is one that has grown', async () => {
  await visitor.card.getByRole('radio', { name: '9' }).click();
  await visitor.card.getByRole('textbox').fill('Qui');
  await leaveFor('/other');
  await comeBack();
  expect(await visitor.card.getByRole('textbox').inputValue()).toBe('Qui');
  await send('Quick');
  expect(steps()).toEqual(['viewed', 'opened', 'started']);
  const [left, sent] = responses();
  expect(left).toMatchObject({ revision: 0, complete: false, answers: { score: 9 } });
  expect(sent).toMatchObject({ id: left?.id, revision: 1, complete: true, answers: { comment: 'Quick' } });
});

test('a survey that was only looked at is still there, and was viewed once', async () => {
  await leaveFor('/other');
  await comeBack();
  await visitor.card.getByRole('radio', { name: '9' }).click();
  await send('Quick');
  expect(steps()).toEqual(['viewed', 'opened', 'started']);
  expect(responses()).toHaveLength(1);
});

test('an answer that waits is sent once, by whichever page is first', async () => {
  await visitor.card.getByRole('radio', { name: '9' }).click();
  await visitor.card.getByRole('textbox').fill('Quick');
  visitor.recorder.answer = { status: 503 };
  await visitor.card.getByRole('button', { name: 'Send' }).click();
  await visitor.reads('Your answer is kept');
  visitor.recorder.answer = { status: 202 };
  await leaveFor('/other');
  await expect.poll(responses).toHaveLength(1);
  await comeBack();
  await visitor.page.evaluate(() => dispatchEvent(new Event('online')));
  await visitor.reads('Thank you for your feedback.');
  expect(responses()).toHaveLength(1);
});

test('a card whose survey was finished on another page meanwhile is gone', async () => {
  await visitor.card.getByRole('radio', { name: '9' }).click();
  // What was begun is kept with its place in the survey.
  await visitor.card.getByRole('textbox').waitFor();
  await leaveFor('/?later');
  await visitor.card.waitFor();
  await send('Quick');
  await comeBack();
  await visitor.card.waitFor({ state: 'detached' });
  expect(responses().map(({ revision, complete }) => [revision, complete])).toEqual([
    [0, false],
    [1, true],
  ]);
});

async function leaveFor(path: string): Promise<void> {
  await visitor.page.goto(visitor.host.url + path);
}

async function comeBack(): Promise<void> {
  // In Firefox it waits in vain for a page that loads.
  await visitor.page.goBack({ waitUntil: 'commit', timeout: 3000 }).catch(() => {});
  const shows = () => visitor.page.evaluate(() => (window as unknown as { shows: boolean[] }).shows);
  await expect.poll(shows).toEqual([false, true]);
}

async function send(comment: string): Promise<void> {
  await visitor.card.getByRole('textbox').fill(comment);
  await visitor.card.getByRole('button', { name: 'Send' }).click();
  await visitor.reads('Thank you for your feedback.');
}

function events() {
  return visitor.recorder.batches.flatMap((batch) => batch.events);
}

function steps() {
  return events().flatMap(({ type }) => (type === 'response' ? [] : [type]));
}

/** Each revision once, as the server takes it: a page that is left may not hear that it was sent, and the next sends it. */
function responses() {
  const sent = events().flatMap((event) => (event.type === 'response' ? [event.response] : []));
  return [...new Map(sent.map((response) => [`${response.id} ${response.revision}`, response])).values()];
}
