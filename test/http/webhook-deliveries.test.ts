/** What webhooks send: when, to whom, signed how, and what is kept of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeOldDeliveries } from '../../server/webhooks/remove-old-deliveries.ts';
import type { Site } from '../../shared/site.ts';
import type { WebhookCreated, WebhookInput } from '../../shared/webhook.ts';
import { HandTimers } from '../support/hand-timers.ts';
import { asOwner, call, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { createWebhook, deliveriesOf, webhookOf } from '../support/http-webhooks.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type Received, startReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const hour = 3_600_000;
// The reference library compares with the clock on the wall.
const clock = handClock(new Date().toISOString());
let timers: HandTimers;
let server: TestServer;
let receiver: WebhookReceiver;
let site: Site;
beforeEach(async () => {
  clock.at = Date.now();
  timers = new HandTimers();
  receiver = await startReceiver();
  server = await startServer({
    listen: false,
    now: clock.now,
    setTimer: timers.setTimer,
    webhookNetworks: ['127.0.0.0/8'],
  });
  site = await createSite(server);
  await createSurvey(server, site);
});
afterEach(async () => {
  // What hangs there ends with it.
  await receiver.close();
  await server.close();
});

const hook = (fields: Partial<WebhookInput> = {}) =>
  createWebhook(server, site, { url: receiver.url, ...fields });
const respond = async (n: number, fields = {}) => {
  expect((await postResponse(server, responseTo(site, n, fields))).statusCode).toBe(201);
  await server.app.idleWebhooks();
};
const pass = async (milliseconds: number) => {
  clock.at += milliseconds;
  timers.pass(milliseconds);
  await server.app.idleWebhooks();
};
const status = (code: number, headers = {}) => {
  receiver.answer = (response) => void response.writeHead(code, headers).end();
};
const sent = (i = 0) => JSON.parse(receiver.received[i]!.body);
const webhooks = async (): Promise<WebhookCreated[]> =>
  (await asOwner(server, 'GET', `/v1/webhooks?site=${site.id}`)).json().items;
const responseOf = ({ body }: { body: string }) => JSON.parse(body).data.response.id;
/** The reference library takes what was signed within five minutes of its own clock, which is not ours here. */
const verified = (request: Received, secret: string) => {
  const { body, headers } = request;
  const at = Number(headers['webhook-timestamp']) * 1_000;
  vi.useFakeTimers({ now: at, toFake: ['Date'] });
  try {
    return Boolean(receiver.verify({ id: request.id, body, headers }, secret));
  } finally {
    vi.useRealTimers();
  }
};
const toggle = (webhook: WebhookCreated, enabled: boolean) =>
  asOwner(server, 'PATCH', `/v1/webhooks/${webhook.id}`, { enabled });

describe('a new response', () => {
  it('is told as the standard has it, and the reference library takes it', async () => {
    const { secret } = await hook();
    await respond(1, { answers: { score: 3, why: 'Late' } });
    const [request] = receiver.received;
    expect(receiver.verify(request!, secret)).toEqual({
      type: 'response.created',
      timestamp: new Date(clock.at).toISOString(),
      data: {
        site: site.id,
        response: expect.objectContaining({
          id: responseId(1),
          survey: 'checkout',
          answers: { score: 3, why: 'Late' },
          class: 'counted',
        }),
      },
    });
    expect(request!.headers['user-agent']).toBe('Earshot-Webhook');
  });

  it('is told to Slack as a message', async () => {
    await hook({ format: 'slack' });
    await respond(1, { answers: { score: 3, why: 'Late' } });
    expect(sent()).toMatchObject({ text: 'New answer to checkout\nscore: 3\nwhy: Late' });
  });

  it('is told to nobody who asks for lower scores', async () => {
    await hook({ scoreAtMost: 6 });
    await respond(1, { answers: { score: 7 } });
    expect(receiver.received).toEqual([]);
    await respond(2, { answers: { score: 6 } });
    expect(sent().data.response.id).toBe(responseId(2));
  });

  it('is told to nobody who asks for another survey', async () => {
    await createSurvey(server, site, { slug: 'second' });
    await hook({ survey: 'second' });
    await respond(1);
    expect(receiver.received).toEqual([]);
    await respond(2, { survey: 'second' });
    expect(sent().data.response.id).toBe(responseId(2));
  });

  it('that is sent twice is told once', async () => {
    await hook({ events: ['response.created', 'response.changed'] });
    await respond(1);
    await respond(1);
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a change', () => {
  it('of a response is told with what it is then', async () => {
    await hook({ events: ['response.changed'] });
    await respond(1, { complete: false });
    await respond(1, { revision: 1, answers: { score: 2 } });
    expect(sent()).toMatchObject({ type: 'response.changed', data: { response: { answers: { score: 2 } } } });
  });

  it('by its visitor is told, too', async () => {
    await hook({ events: ['response.changed'] });
    const { receipt } = (await postResponse(server, responseTo(site, 1))).json();
    await server.app.server.inject({
      method: 'PATCH',
      url: `/v1/receipts/${receipt}`,
      payload: { answers: { why: 'Late' } },
    });
    await server.app.idleWebhooks();
    expect(sent()).toMatchObject({
      type: 'response.changed',
      data: { response: { answers: { score: 9, why: 'Late' } } },
    });
  });

  it('of a survey is told', async () => {
    await hook({ events: ['survey.changed'] });
    await asOwner(server, 'PATCH', `/v1/surveys/checkout?site=${site.id}`, { status: 'paused' });
    await server.app.idleWebhooks();
    expect(sent()).toMatchObject({
      type: 'survey.changed',
      data: { site: site.id, survey: { slug: 'checkout', status: 'paused', version: 1 } },
    });
  });
});

describe('two secrets', () => {
  it('both sign for a day, and then the new one alone', async () => {
    const { id, secret } = await hook();
    const rotated = (await asOwner(server, 'POST', `/v1/webhooks/${id}/secret`)).json();
    await respond(1);
    const [both] = receiver.received;
    expect(receiver.verify(both!, rotated.secret)).toBeTruthy();
    expect(receiver.verify(both!, secret)).toBeTruthy();
    clock.at += 24 * hour;
    await respond(2);
    expect(receiver.received[1]!.headers['webhook-signature']!.split(' ')).toHaveLength(1);
  });
});

describe('an endpoint that fails', () => {
  it('is told again with the same id, until it takes it', async () => {
    const webhook = await hook();
    status(500);
    await respond(1);
    await pass(3_000);
    expect(receiver.received).toHaveLength(1);
    status(204);
    await pass(4_000);
    expect(receiver.received).toHaveLength(2);
    const [first, second] = receiver.received;
    expect(second!.id).toBe(first!.id);
    expect(await deliveriesOf(server, webhook)).toMatchObject([
      {
        id: first!.id,
        state: 'delivered',
        nextAt: null,
        attempts: [
          { status: 500, error: 'status' },
          { status: 204, error: null },
        ],
      },
    ]);
    await pass(48 * hour);
    expect(receiver.received).toHaveLength(2);
  });

  it('is given up after eleven attempts in about a day', async () => {
    const webhook = await hook();
    status(500);
    await respond(1);
    for (let i = 0; i < 40; i++) await pass(hour);
    expect(receiver.received).toHaveLength(11);
    expect(await deliveriesOf(server, webhook)).toMatchObject([{ state: 'failed', nextAt: null }]);
    expect(await webhookOf(server, webhook)).toMatchObject({ enabled: true });
  });

  it('is down for an hour: each event comes once it is up again, with its id, in time', async () => {
    const { secret } = await hook();
    const { port } = new URL(receiver.url);
    await receiver.close();
    for (let n = 1; n <= 5; n++) await respond(n);
    for (let minute = 0; minute < 60; minute++) await pass(60_000);
    const waiting = await deliveriesOf(server, (await webhooks())[0]!);
    expect(waiting.map(({ state }) => state)).toEqual(Array(5).fill('waiting'));
    expect(waiting[0]!.attempts.map(({ error }) => error)).toEqual(Array(6).fill('connection'));
    receiver = await startReceiver(undefined, Number(port));
    // Whatever their chance, and looked at each minute, seventh attempts come within 143 minutes of the first.
    for (let minute = 60; minute < 143; minute++) await pass(60_000);
    const told = receiver.received.map((request) => [request.id, responseOf(request)]);
    const expected = waiting.map(({ id, response }) => [id, response]);
    expect(told.sort()).toEqual(expected.sort());
    for (const request of receiver.received) expect(verified(request, secret)).toBe(true);
    const states = (await deliveriesOf(server, (await webhooks())[0]!)).map(({ state }) => state);
    expect(states).toEqual(Array(5).fill('delivered'));
  });

  it.each([
    ['seconds', () => '600'],
    ['a date', () => new Date(clock.at + 600_000).toUTCString()],
  ])('is told when it asks to be told, by %s', async (_name, after) => {
    await hook();
    clock.at -= clock.at % 1000;
    status(429, { 'retry-after': after() });
    await respond(1);
    await pass(599_000);
    expect(receiver.received).toHaveLength(1);
    await pass(2_000);
    expect(receiver.received).toHaveLength(2);
  });

  it('with 410 is told nothing more', async () => {
    const webhook = await hook();
    status(410);
    await respond(1);
    expect(await webhookOf(server, webhook)).toMatchObject({ enabled: false, disabled: { reason: 'gone' } });
    await respond(2);
    expect(receiver.received).toHaveLength(1);
  });

  it('for five days is told nothing more, and the audit says who did that', async () => {
    const webhook = await hook();
    status(500);
    for (let day = 0; day < 7; day++) {
      await respond(day + 1);
      await pass(24 * hour);
    }
    expect(await webhookOf(server, webhook)).toMatchObject({ disabled: { reason: 'failing' } });
    const audit = (await asOwner(server, 'GET', `/v1/audit?site=${site.id}`)).json();
    expect(audit.items[0]).toMatchObject({ action: 'webhook.disabled', actor: { kind: 'server' } });
  });

  it('goes on from where it was when it is switched on again', async () => {
    const webhook = await hook();
    status(500);
    await respond(1);
    await toggle(webhook, false);
    await pass(hour);
    status(204);
    await toggle(webhook, true);
    await pass(60_000);
    expect(receiver.received).toHaveLength(2);
  });

  it('keeps nobody else waiting', async () => {
    receiver.answer = () => {};
    await hook();
    const other = await startReceiver();
    await createWebhook(server, site, { url: other.url });
    await postResponse(server, responseTo(site, 1));
    await expect.poll(() => other.received.length).toBe(1);
    await other.close();
  });
});

describe('what is kept of a delivery', () => {
  it('is nothing that a visitor wrote', async () => {
    const webhook = await hook();
    await respond(1, { answers: { score: 3, why: 'Verbatim' } });
    const [delivery] = await deliveriesOf(server, webhook);
    expect(delivery).toEqual({
      id: receiver.received[0]!.id,
      event: 'response.created',
      response: responseId(1),
      state: 'delivered',
      at: new Date(clock.at).toISOString(),
      nextAt: null,
      attempts: [{ at: new Date(clock.at).toISOString(), status: 204, milliseconds: 0, error: null }],
    });
  });

  it('is gone after seven days', async () => {
    const webhook = await hook();
    await respond(1);
    await removeOldDeliveries(server.storage, clock.at + 7 * 24 * hour);
    expect(await deliveriesOf(server, webhook)).toHaveLength(1);
    await removeOldDeliveries(server.storage, clock.at + 7 * 24 * hour + 1);
    expect(await deliveriesOf(server, webhook)).toEqual([]);
  });

  it('is listed page by page', async () => {
    const webhook = await hook();
    for (let n = 1; n <= 3; n++) await respond(n);
    const page = async (rest: string) =>
      (await asOwner(server, 'GET', `/v1/webhooks/${webhook.id}/deliveries?limit=2${rest}`)).json();
    const first = await page('');
    expect(first.items.map(({ response }: { response: string }) => response)).toEqual([
      responseId(3),
      responseId(2),
    ]);
    const second = await page(`&cursor=${first.next}`);
    expect(second).toMatchObject({ items: [{ response: responseId(1) }], next: null });
  });

  it('of another list is no place to go on from', async () => {
    const { id } = await hook();
    const answer = await asOwner(server, 'GET', `/v1/webhooks/${id}/deliveries?cursor=bm9uZQ`);
    expect(problemLine(answer)).toMatch('400 invalid_request');
  });
});

describe('an erased response', () => {
  it('is not told any more, and its delivery is forgotten', async () => {
    const webhook = await hook();
    status(500);
    const { receipt } = (await postResponse(server, responseTo(site, 1))).json();
    await server.app.idleWebhooks();
    await call(server, 'DELETE', `/v1/receipts/${receipt}`);
    await pass(hour);
    expect(receiver.received).toHaveLength(1);
    expect(await deliveriesOf(server, webhook)).toEqual([]);
  });
});

describe('by hand', () => {
  it('a test is sent, whatever the filters', async () => {
    const webhook = await hook({ events: ['survey.changed'], survey: 'checkout' });
    const answer = await asOwner(server, 'POST', `/v1/webhooks/${webhook.id}/test`);
    expect(answer.statusCode).toBe(202);
    await server.app.idleWebhooks();
    expect(receiver.verify(receiver.received[0]!, webhook.secret)).toMatchObject({
      type: 'test',
      data: { site: site.id, webhook: webhook.id },
    });
    expect(await deliveriesOf(server, webhook)).toMatchObject([{ id: answer.json().id, state: 'delivered' }]);
  });

  it('a delivery is sent again with the same id, as it is now', async () => {
    const webhook = await hook();
    await respond(1, { complete: false });
    await respond(1, { revision: 1, answers: { score: 2 } });
    const { id } = (await deliveriesOf(server, webhook))[0]!;
    const answer = await asOwner(server, 'POST', `/v1/webhooks/${webhook.id}/deliveries/${id}/replay`);
    expect(answer.statusCode).toBe(202);
    await server.app.idleWebhooks();
    expect(receiver.received[1]!.id).toBe(id);
    expect(sent(1).data.response.answers).toEqual({ score: 2 });
  });
});

it('the metrics tell of attempts, and of what waits', async () => {
  await hook();
  await respond(1);
  status(500);
  await respond(2);
  const { payload } = await asOwner(server, 'GET', '/metrics');
  expect(payload).toContain('earshot_webhook_attempts_total{outcome="delivered"} 1');
  expect(payload).toContain('earshot_webhook_attempts_total{outcome="retried"} 1');
  expect(payload).toContain('earshot_webhook_outbox_deliveries 1');
});
