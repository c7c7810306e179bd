/** `<earshot-survey>`: a survey as a part of the page, with a plain form in it for whoever runs no scripts. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { WidgetConfig } from '../../shared/widget-config.ts';
import { isFirefox, launchBrowser } from '../support/browser.ts';
import { type VisitOptions, type Visitor, visit } from '../support/widget-browser.ts';
import { nps, stars, widgetConfig, widgetSurvey } from '../support/widget-config.ts';

const config = widgetConfig([
  widgetSurvey({ questions: [nps] }),
  widgetSurvey({ slug: 'product', questions: [stars] }),
]);
const element = (survey: string) => `<earshot-survey survey="${survey}">
  <form method="post" action="/s/pk_test0123456789/${survey}"><label>Score <input name="answers.score"></label></form>
</earshot-survey>`;

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

async function arrive(body: string, options: VisitOptions = {}, surveys: WidgetConfig = config) {
  visitor = await visit(browser, surveys, { ...options, page: { body, ...options.page } });
}

const region = (text: string) => visitor.page.getByRole('region', { name: text });
const form = () => visitor.page.locator('earshot-survey form');

/** The widget has read its config, and all that follows from it has been asked for. */
async function settled() {
  await visitor.page.waitForFunction(() => window.earshot?.loaded);
  await visitor.page.evaluate(() => window.earshot?.('hide'));
}

test('the survey takes the place of the plain form, and is answered there', async () => {
  await arrive(element('recommend'));
  await region(nps.text).getByRole('radio', { name: '9' }).click();
  await region(nps.text).getByRole('button', { name: 'Send' }).click();
  await visitor.page.getByText('Thank you for your feedback.').first().waitFor();
  expect(await form().count()).toBe(0);
  expect(visitor.recorder.batches[0]?.events.at(-1)).toMatchObject({ response: { answers: { score: 9 } } });
});

test('several stand side by side, and with a survey above the page', async () => {
  await arrive(element('recommend') + element('product'));
  await region(nps.text).waitFor();
  await region(stars.text).waitFor();
  await visitor.open('product');
  expect(await region(nps.text).count()).toBe(1);
});

test('one that comes into the page later is shown, too', async () => {
  await arrive('');
  await settled();
  await visitor.page.evaluate(
    (html) => document.body.insertAdjacentHTML('beforeend', html),
    element('product'),
  );
  await region(stars.text).waitFor();
});

// In Firefox scripts are not switched off.
test.skipIf(isFirefox)('without JavaScript the form is there', async () => {
  await arrive(element('recommend'), { context: { javaScriptEnabled: false } });
  await form().getByLabel('Score').waitFor();
});

const full = widgetSurvey({ questions: [nps] });
full.show.withheld = 'quota';

test.each([
  ['a survey that is not there', 'nothing', config],
  ['a survey that has as many answers as it asks for', 'recommend', widgetConfig([full])],
  ['a site that is not allowed here', 'recommend', { ...config, allowed: false, surveys: [] }],
])('with %s the form stays', async (_, slug, surveys) => {
  await arrive(element(slug), {}, surveys);
  await settled();
  expect(await form().count()).toBe(1);
});

test('who has begun to fill in the form goes on with it', async () => {
  const started = `${element('recommend')}<script>
    document.querySelector('earshot-survey input').value = '7';</script>`;
  await arrive(started);
  await settled();
  expect(await form().getByLabel('Score').inputValue()).toBe('7');
});

test('a page whose registry of elements refuses has its surveys all the same', async () => {
  const refusing = `<script>
    Object.defineProperty(window, 'customElements', { value: { define() { throw new Error('no') } } })</script>`;
  await arrive(element('recommend'), { page: { head: refusing } });
  await visitor.open();
  expect(await form().count()).toBe(1);
});

test('after a reset the next visitor finds it as it was', async () => {
  await arrive(element('recommend'));
  await region(nps.text).getByRole('radio', { name: '9' }).click();
  await visitor.page.evaluate(() => window.earshot?.('reset'));
  await region(nps.text).getByRole('radio', { name: '9', checked: false }).waitFor();
  expect(await region(nps.text).count()).toBe(1);
});

test('one that the page has emptied is shown where it comes into the page again', async () => {
  await arrive(element('recommend'));
  await region(nps.text).waitFor();
  await visitor.page.evaluate(() => {
    const element = document.querySelector('earshot-survey')!;
    element.replaceChildren();
    document.body.append(element);
  });
  await region(nps.text).waitFor();
});

test('destroy takes it off the page', async () => {
  await arrive(element('recommend'));
  await region(nps.text).waitFor();
  await visitor.page.evaluate(() => window.earshot?.('destroy'));
  expect(await visitor.page.locator('earshot-card').count()).toBe(0);
});
