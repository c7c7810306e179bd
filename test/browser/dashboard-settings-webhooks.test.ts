/** Settings → Webhooks: from the description of one to what arrives, and its end. */
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebhookAnswer, WebhookCreated, WebhookInput } from '../../shared/webhook.ts';
import { giveAnswers } from '../support/dashboard-answers.ts';
import { settled } from '../support/dashboard-page.ts';
import { dashboardStage } from '../support/dashboard-stage.ts';
import type { Keyboard } from '../support/keyboard.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let receiver: WebhookReceiver;
// What is registered first comes last: the server ends before it.
afterEach(() => receiver.close());
let server: TestServer;
let page: Page;
let keyboard: Keyboard;
const stage = dashboardStage({
  eachTest: async () => {
    receiver = await startReceiver();
    server = await startServer({ webhookNetworks: ['127.0.0.0/8'] });
    return server;
  },
});

async function open(options: object = {}): Promise<void> {
  const path = `/?site=${server.site.id}&page=settings&tab=webhooks`;
  ({ page, keyboard } = await stage.open({ path, ...options }));
}

const rows = () => page.getByRole('list', { name: 'Webhooks' }).locator('> li');
const deliveries = () => page.getByRole('list', { name: /^Deliveries to/ }).locator('> li');

async function kept(): Promise<WebhookAnswer[]> {
  const answer = await server.api(`/v1/webhooks?site=${server.site.id}`);
  return ((await answer.json()) as { items: WebhookAnswer[] }).items;
}

async function make(fields: Partial<WebhookInput> = {}): Promise<WebhookCreated> {
  const body = { site: server.site.id, url: receiver.url, ...fields };
  return (await (await server.api('/v1/webhooks', { method: 'POST', body })).json()) as WebhookCreated;
}

it('makes a webhook, tests it, and hands over the secret that its deliveries are signed with, by keyboard alone', async () => {
  await open();
  await page.getByText('There are none yet.').waitFor();
  await keyboard.to(page.getByRole('textbox', { name: 'Address' }));
  await page.keyboard.type(receiver.url);
  await keyboard.to(page.getByRole('checkbox', { name: 'A survey was made or changed' }));
  await page.keyboard.press('Space');
  await keyboard.to(page.getByRole('combobox', { name: 'First rating of the response' }));
  await page.keyboard.type('6');
  await keyboard.to(page.getByRole('button', { name: 'Make the webhook' }));
  await page.keyboard.press('Enter');
  const secret = (await page.getByRole('status').locator('code').textContent())!;
  expect(secret).toMatch(/^whsec_/);
  expect(await kept()).toMatchObject([
    {
      url: receiver.url,
      events: ['response.created', 'survey.changed'],
      survey: null,
      scoreAtMost: 6,
      format: 'standard',
    },
  ]);

  await keyboard.to(page.getByRole('button', { name: 'Send a test' }));
  await page.keyboard.press('Enter');
  await deliveries().getByText('Delivered').waitFor();
  await deliveries()
    .getByText(/: 204, \d+ ms/)
    .waitFor();
  expect(receiver.verify(receiver.received[0]!, secret)).toMatchObject({ type: 'test' });

  await keyboard.to(page.getByRole('button', { name: 'I have put it away' }));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Make the webhook' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('');
  expect(await page.getByText(secret).count()).toBe(0);
});

it('shows what does not arrive and why, and sends it again', async () => {
  await make();
  receiver.answer = (response) => void response.writeHead(500).end();
  await giveAnswers(server, [{ survey: 'recommend', answers: { score: 3 } }]);
  await server.app.idleWebhooks();
  await open();
  await rows()
    .getByText(/^Not taken since/)
    .waitFor();
  await rows().getByRole('button', { name: 'Deliveries' }).click();
  await deliveries().getByText('A new response').waitFor();
  await deliveries()
    .getByText(/^Waiting: next attempt/)
    .waitFor();
  await deliveries()
    .getByText(/: 500, it did not take it/)
    .waitFor();
  receiver.answer = (response) => void response.writeHead(204).end();
  await deliveries().getByRole('button', { name: 'Send again' }).click();
  await deliveries().getByText('Delivered').waitFor();
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
});

it('changes a webhook, switches it off and on, and gives it another secret', async () => {
  const { secret } = await make({ scoreAtMost: 6 });
  await open();
  await rows().getByRole('button', { name: 'Edit' }).click();
  await rows().getByRole('combobox', { name: 'Survey' }).selectOption('recommend');
  await rows().getByRole('combobox', { name: 'First rating of the response' }).selectOption('');
  await rows().getByRole('button', { name: 'Save' }).click();
  await expect.poll(kept).toMatchObject([{ survey: 'recommend', scoreAtMost: null }]);
  await expect.poll(() => rows().getByRole('button', { name: 'Save' }).count()).toBe(0);

  await rows().getByRole('button', { name: 'Switch off' }).click();
  await rows().getByText('Switched off').waitFor();
  expect(await rows().getByRole('button', { name: 'Send a test' }).count()).toBe(0);
  expect(await kept()).toMatchObject([{ enabled: false }]);
  await rows().getByRole('button', { name: 'Switch on' }).click();
  await rows().getByRole('button', { name: 'Send a test' }).waitFor();

  await rows().getByRole('button', { name: 'New secret' }).click();
  const other = (await page.getByRole('status').locator('code').textContent())!;
  expect(other).not.toBe(secret);
  await rows().getByRole('button', { name: 'Send a test' }).click();
  await deliveries().getByText('Delivered').waitFor();
  for (const one of [secret, other])
    expect(receiver.verify(receiver.received[0]!, one)).toMatchObject({ type: 'test' });
});

it('removes a webhook in two steps, and says so', async () => {
  await make();
  await open();
  await rows()
    .getByRole('button', { name: `Remove ${receiver.url}` })
    .click();
  await page.getByRole('button', { name: 'Remove for good' }).click();
  await page.getByText('There are none yet.').waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe('The webhook was removed.');
  expect(await kept()).toEqual([]);
});

it('says what is wrong with an address, at its field, and keeps what was typed', async () => {
  await open();
  const address = page.getByRole('textbox', { name: 'Address' });
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  await page.getByText('Say where to send it').waitFor();
  await address.fill('http://10.1.2.3/hook');
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  await expect.poll(() => address.getAttribute('aria-invalid')).toBe('true');
  expect(await address.inputValue()).toBe('http://10.1.2.3/hook');
  expect(await kept()).toEqual([]);
});

describe.each([
  ['light', 320],
  ['dark', 320],
  ['light', 1440],
  ['dark', 1440],
] as const)('in %s at %i pixels', (theme, width) => {
  it('is accessible, breaks no policy, and never scrolls sideways', async () => {
    const { id } = await make({ scoreAtMost: 6, survey: 'recommend' });
    await server.api(`/v1/webhooks/${id}/test`, { method: 'POST' });
    await server.app.idleWebhooks();
    await open({ theme, width });
    await rows().getByRole('button', { name: 'Deliveries' }).click();
    await deliveries().getByText('Delivered').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
