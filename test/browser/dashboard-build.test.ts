import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Survey, SurveyInput } from '../../shared/survey.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DashboardPage, type DashboardPageOptions, openDashboard } from '../support/dashboard-page.ts';
import { withSite } from '../support/dashboard-site.ts';
import { expectClean } from '../support/expect-clean.ts';
import { allTypes } from '../support/http-all-types.ts';
import { Keyboard } from '../support/keyboard.ts';
import { startServer, type TestServer } from '../support/server.ts';

let shared: TestServer;
let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;

const checkout: Omit<SurveyInput, 'site'> = {
  slug: 'checkout',
  name: 'Checkout',
  status: 'draft',
  questions: [
    { id: 'score', type: 'nps', text: 'How likely are you to recommend us to a friend?', required: true },
    { id: 'why', type: 'text', text: 'What is the main reason?', if: { question: 'score', lte: 8 } },
  ],
};

beforeAll(async () => {
  [shared, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterEach(() => dashboard?.close());
afterAll(async () => {
  await browser?.close();
  await shared?.close();
});

async function build(
  survey: Partial<typeof checkout> = {},
  { own = '', ...options }: DashboardPageOptions & { own?: string } = {},
) {
  server = await withSite(shared, 'Shop', [{ ...checkout, ...survey }]);
  const path = `/?site=${server.site.id}&survey=checkout&page=build${own}`;
  dashboard = await openDashboard(browser, server, { path, ...options });
  page = dashboard.page;
}

async function saved(): Promise<Survey> {
  const answer = await server.api(`/v1/surveys/checkout?site=${server.site.id}`);
  return (await answer.json()) as Survey;
}

async function answers(): Promise<number> {
  const answer = await server.api(`/v1/responses?site=${server.site.id}`);
  return ((await answer.json()) as { items: unknown[] }).items.length;
}

/** The page in the preview that shows the latest state. */
const preview = () => page.frameLocator('.preview-stage iframe:last-child');
const shows = (text: string) => preview().locator('#question', { hasText: text }).waitFor();
const names = () => page.locator('.question-name > span').allTextContents();
const press = (name: string | RegExp) => page.getByRole('button', { name }).press('Enter');

it('a question is added, moved, translated, looked at, saved and published by keyboard alone', async () => {
  await build();
  const keyboard = new Keyboard(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await keyboard.press(button('Add a question'));
  await keyboard.press(button(/^Comment/));
  await page.getByRole('textbox', { name: 'Question' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('What would help you most?');
  await shows('What would help you most?');

  await page.keyboard.press('Alt+ArrowUp');
  await expect
    .poll(names)
    .toEqual([
      'How likely are you to recommend us to a friend?',
      'What would help you most?',
      'What is the main reason?',
    ]);
  await page.getByRole('status').getByText('Now question 2 of 3.').waitFor();

  await keyboard.choose(page.getByRole('combobox', { name: 'Another language' }), 'German');
  await keyboard.press(button('Translate'));
  await page.getByRole('link', { name: /^German.* 3 missing/ }).waitFor();
  await keyboard.write(page.getByRole('textbox', { name: 'Question' }), 'Was würde Ihnen helfen?');
  await shows('Was würde Ihnen helfen?');
  await page.getByRole('link', { name: /^German.* 2 missing/ }).waitFor();

  await page.getByText('saving makes version 2').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('status').getByText('Saved as version 2.').waitFor();
  const after = await saved();
  expect(after).toMatchObject({ version: 2, status: 'draft' });
  expect(after.questions.map(({ id }) => id)).toEqual(['score', 'comment', 'why']);
  expect(after.questions[1]!.text).toEqual({
    en: 'What would help you most?',
    de: 'Was würde Ihnen helfen?',
  });

  await keyboard.press(button('Publish'));
  await page.getByRole('status').getByText('Published').waitFor();
  expect(await saved()).toMatchObject({ version: 2, status: 'live' });
  await keyboard.press(button('Undo: make it a draft'));
  await expect.poll(async () => (await saved()).status).toBe('draft');
  expect(dashboard.complaints).toEqual([]);
});

it('what is answered in the preview is thanked for and reaches nobody', async () => {
  await build({ status: 'live' });
  const sent: string[] = [];
  page.on('request', (request: Request) => {
    if (request.method() !== 'GET') sent.push(new URL(request.url()).pathname);
  });
  await preview().getByRole('radio', { name: '9' }).click();
  await preview().getByRole('button', { name: 'Send' }).click();
  await shows('Thank you. Your answer was sent.');
  expect(sent.filter((path) => path !== '/v1/surveys/preview')).toEqual([]);
  expect(await answers()).toBe(0);
  expect(dashboard.complaints).toEqual([]);
});

it('the preview has an origin of its own and nothing of the session', async () => {
  await build();
  await preview().locator('earshot-card').waitFor({ state: 'attached' });
  const frame = page.frames().find((one) => one.parentFrame() !== null)!;
  expect(await frame.evaluate(() => self.origin)).toBe('null');
  const escaped = await frame.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
          resolve(violatedDirective),
        );
        const request = new XMLHttpRequest();
        request.onload = () => resolve('sent');
        request.open('GET', '/healthz');
        request.send();
      }),
  );
  expect(escaped).toBe('connect-src');
});

it.each(['popover', 'modal', 'bar', 'inline'])(
  'the preview shows the form %s, in each width, dark and in Arabic',
  async (form) => {
    await build();
    await page.getByRole('combobox', { name: 'Form of the preview' }).selectOption(form);
    await page.getByRole('combobox', { name: 'Language of the preview' }).selectOption('ar');
    await page.getByRole('combobox', { name: 'Page', exact: true }).selectOption('dark');
    await page.getByRole('combobox', { name: 'Width' }).selectOption('phone');
    await expect
      .poll(() =>
        preview()
          .locator('html')
          .evaluate((html) => `${html.getAttribute('lang')} ${html.getAttribute('dir')} ${html.className}`),
      )
      .toBe('ar rtl dark');
    await expect
      .poll(() =>
        preview()
          .locator('html')
          .evaluate(() => innerWidth),
      )
      .toBe(390);
    await shows('How likely are you to recommend us to a friend?');
    await expect.poll(() => page.locator('.preview-stage iframe').count()).toBe(1);
    expect(dashboard.complaints).toEqual([]);
  },
);

it('the preview shows a tab', async () => {
  await build({}, { own: '&part=look' });
  await page.getByRole('combobox', { name: 'Form', exact: true }).selectOption('tab');
  await preview().locator('earshot-tab').waitFor({ state: 'attached' });
});

it('a modal in the preview takes the focus from nobody who writes', async () => {
  await build({}, { own: '&part=look' });
  await page.getByRole('combobox', { name: 'Form', exact: true }).selectOption('modal');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.focus();
  await preview().locator('dialog').waitFor();
  await page.keyboard.type('!');
  await expect.poll(() => name.inputValue()).toContain('!');
});

it('what the server would refuse stands at its field, and the preview stays', async () => {
  await build();
  const field = page.getByRole('textbox', { name: 'Question' });
  await shows('How likely are you');
  await field.fill('');
  await page
    .locator('.form-field', { has: field })
    .getByRole('alert')
    .getByText('This must not be empty.')
    .waitFor();
  await page.getByText('Something cannot be saved as it is').waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => field.inputValue()).toBe('How likely are you to recommend us to a friend?');
  await page.getByText('Something cannot be saved as it is').waitFor({ state: 'detached' });
});

it('a question is removed with the conditions on it, and comes back by undoing', async () => {
  await build();
  await press('Remove: How likely are you to recommend us to a friend?');
  await page.getByText('is removed, and one condition on it').waitFor();
  expect(await names()).toEqual(['What is the main reason?']);
  await page.getByRole('button', { name: 'Undo', exact: true }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(names).toHaveLength(2);
  await page.getByText('asked where the first answer is at most 8').waitFor();
});

it('a question is dragged to another place', async () => {
  await build();
  const grips = page.locator('.grip');
  const from = (await grips.nth(1).boundingBox())!;
  const to = (await grips.nth(0).boundingBox())!;
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y, { steps: 5 });
  await page.mouse.up();
  await expect
    .poll(names)
    .toEqual(['What is the main reason?', 'How likely are you to recommend us to a friend?']);
  await press('Undo');
  await expect.poll(async () => (await names())[0]).toContain('How likely');
});

it('what is not saved is still there after a reload', async () => {
  await build();
  await page.getByRole('textbox', { name: 'Question' }).fill('Would you tell a friend?');
  await page.getByText('saving makes version 2').waitFor();
  await page.reload();
  await expect.poll(async () => (await names())[0]).toBe('Would you tell a friend?');
  expect((await saved()).questions[0]!.text).toContain('How likely');
});

it('where somebody else has saved, both are kept until one is chosen', async () => {
  await build();
  await page.getByRole('textbox', { name: 'Question' }).fill('Mine?');
  const questions = [{ id: 'score', type: 'nps', text: 'Theirs?' }];
  await server.api(`/v1/surveys/checkout?site=${server.site.id}`, { method: 'PUT', body: { questions } });
  await page.keyboard.press('Control+s');
  await page.getByRole('alert').getByText('Somebody else has saved').waitFor();
  expect((await saved()).questions[0]!.text).toBe('Theirs?');
  await press('Go on with mine');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await saved()).questions[0]!.text).toBe('Mine?');
});

it('a question that leads is told so, with what to write instead', async () => {
  await build();
  await page
    .getByRole('textbox', { name: 'Question' })
    .fill('How likely are you to recommend our great shop?');
  const hint = page.getByRole('list', { name: 'Hints' });
  await hint.getByText('“our great” leans towards one answer.').waitFor();
  await hint.getByText('Instead: Ask without a judgement').waitFor();
});

it('tells how many answers are needed, as the interface does', async () => {
  await build({}, { own: '&part=answers' });
  const needed = await server.api('/v1/stats/sample-size?of=nps&margin=10');
  const { n } = (await needed.json()) as { n: number };
  await page.locator('.needed').getByText(String(n)).waitFor();
  await page.getByText('No answer came in the last 28 days').waitFor();
});

it('versions say what differs, and an earlier one can be taken again', async () => {
  await build();
  const questions = [...checkout.questions, { id: 'more', type: 'thumbs', text: 'Was it helpful?' }];
  await server.api(`/v1/surveys/checkout?site=${server.site.id}`, { method: 'PUT', body: { questions } });
  await page.getByRole('link', { name: 'Versions' }).press('Enter');
  await page.getByText('“Was it helpful?” was added.').waitFor();
  await press('Take these questions again');
  await page.getByText('“Was it helpful?” was removed.').waitFor();
});

it('is reached from the numbers of the survey', async () => {
  await build();
  await page.getByRole('link', { name: 'Its numbers' }).press('Enter');
  await page.getByRole('link', { name: 'Edit' }).press('Enter');
  await page.getByRole('button', { name: 'Add a question' }).waitFor();
});

it.each(['questions', 'show', 'look', 'answers', 'versions'])(
  '%s is accessible, breaks no policy, and never scrolls sideways',
  async (part) => {
    const questions = allTypes as SurveyInput['questions'];
    await build(
      { questions, display: { form: 'tab', endings: [{ text: 'Bye' }] } },
      { width: 320, own: `&part=${part}` },
    );
    await page.locator('.preview-stage iframe').first().waitFor();
    for (const summary of await page.locator('.build-main summary').all()) await summary.click();
    await expectClean(dashboard);
  },
);
