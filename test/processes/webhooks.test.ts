/** Webhooks where several processes share a database: each event is sent by one of them. */
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { createWebhook, deliveriesOf } from '../support/http-webhooks.ts';
import { type ProcessOptions, type TestProcess, usesProcesses } from '../support/processes.ts';
import { stopPostgres } from '../support/storage-postgres.ts';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const clock = handClock('2026-11-15T10:00:00Z');
const processes = usesProcesses();
let receiver: WebhookReceiver;
let site: Site;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());
afterAll(stopPostgres);

const start = (options: ProcessOptions = {}) =>
  processes.current.start({ now: clock.now, webhookNetworks: ['127.0.0.0/8'], ...options });

async function withWebhook(server: TestProcess) {
  site = await createSite(server);
  await createSurvey(server, site);
  return createWebhook(server, site, { url: receiver.url });
}

it('each event is sent once, whichever process it came to', async () => {
  const [first, second] = [await start(), await start()];
  const webhook = await withWebhook(first);
  await Promise.all(
    Array.from({ length: 60 }, (_, n) => postResponse(n % 2 ? first : second, responseTo(site, n))),
  );
  await expect
    .poll(async () => (await deliveriesOf(first, webhook)).map(({ state }) => state))
    .toEqual(Array(60).fill('delivered'));
  for (const process of [first, second]) await process.app.idleWebhooks();
  expect(receiver.received).toHaveLength(60);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(60);
});

it('no more than four of a webhook are under way at once, of all processes', async () => {
  let [underWay, most] = [0, 0];
  const waiting: (() => void)[] = [];
  receiver.answer = (response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    waiting.push(() => {
      underWay -= 1;
      response.writeHead(204).end();
    });
  };
  const [first, second] = [await start(), await start()];
  const webhook = await withWebhook(first);
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => postResponse(n % 2 ? first : second, responseTo(site, n))),
  );
  for (let answered = 0; answered < 20; answered++) {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    waiting.shift()!();
    // A process that has nothing under way looks again when somebody asks it to.
    await asOwner(first, 'POST', `/v1/webhooks/${webhook.id}/test`);
  }
  expect(most).toBeLessThanOrEqual(4);
  receiver.answer = (response) => void response.writeHead(204).end();
  for (const end of waiting) end();
});

it('what a process was sending when it died is sent again by another', async () => {
  receiver.answer = () => {};
  const first = await start();
  const webhook = await withWebhook(first);
  await postResponse(first, responseTo(site, 1));
  await expect.poll(() => receiver.received).toHaveLength(1);
  const dead = first.die();
  const second = await start();
  expect(receiver.received).toHaveLength(1);
  receiver.answer = (response) => void response.writeHead(204).end();
  clock.at += 90_001;
  await asOwner(second, 'POST', `/v1/webhooks/${webhook.id}/test`);
  await expect.poll(() => receiver.received).toHaveLength(3);
  expect(receiver.received.filter(({ id }) => id === receiver.received[0]!.id)).toHaveLength(2);
  await dead;
});
