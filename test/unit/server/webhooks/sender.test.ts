import { beforeEach, expect, it } from 'vitest';
import type { StoredSurvey } from '../../../../server/storage/contract/surveys.ts';
import type { StoredWebhook } from '../../../../server/storage/contract/webhooks.ts';
import type { Storage } from '../../../../server/storage/storage.ts';
import type { PostResult } from '../../../../server/webhooks/post.ts';
import { Sender, type SenderDeps } from '../../../../server/webhooks/sender.ts';
import { byOwner, noon, responseTo, webhookFields } from '../../../support/builders.ts';
import { HandTimers } from '../../../support/hand-timers.ts';
import { openedStorage } from '../../../support/storage-opened.ts';

const opened = openedStorage();
let timers: HandTimers;
let survey: StoredSurvey;
let webhook: StoredWebhook;
let posts: number;
let failures: unknown[];
beforeEach(async () => {
  timers = new HandTimers();
  posts = 0;
  failures = [];
  survey = opened.survey;
  const fields = webhookFields(survey.siteKey);
  webhook = (await opened.storage.webhooks.create(fields, byOwner()))!;
});

function sender(answer: SenderDeps['post'], storage: SenderDeps['storage'] = opened.storage): Sender {
  return new Sender({
    storage,
    post: (...sent) => {
      posts += 1;
      return answer(...sent);
    },
    now: () => noon,
    setTimer: timers.setTimer,
    random: () => 0.5,
    onAttempt: () => {},
    onFailure: (error) => failures.push(error),
  });
}

const ok = async (): Promise<PostResult> => ({ status: 204, retryAfter: null });
/** Answers nothing until it is cut. */
const silent: SenderDeps['post'] = (_url, _body, _headers, signal) =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve({ error: 'timeout' })));
const respond = (count = 1) =>
  opened.storage.responses.write(Array.from({ length: count }, () => responseTo(survey)));
const deliveries = () => opened.storage.webhooks.deliveries(webhook.key, { before: null, limit: 100 });

/** The same, but that attempts cannot be noted. */
function full(storage: Storage): Storage {
  const settle = () => Promise.reject(new Error('the disk is full'));
  return { ...storage, responses: storage.responses, webhooks: { ...storage.webhooks, settle } } as Storage;
}

it('sends what was waiting when it started', async () => {
  await respond(3);
  const sending = sender(ok);
  sending.start();
  await sending.idle();
  expect(posts).toBe(3);
  await sending.stop();
});

it('misses nothing that comes the moment that it goes to rest', async () => {
  const { webhooks } = opened.storage;
  let isFirst = true;
  const nextDue = async () => {
    const next = await webhooks.nextDue();
    if (isFirst) {
      isFirst = false;
      await respond();
    }
    return next;
  };
  const sending = sender(ok, { ...opened.storage, webhooks: { ...webhooks, nextDue } } as Storage);
  sending.start();
  await sending.idle();
  expect(posts).toBe(1);
  await sending.stop();
});

it('has four of one webhook under way at most', async () => {
  const sending = sender(silent);
  sending.start();
  await respond(10);
  await expect.poll(() => posts).toBe(4);
  const stopped = sending.stop();
  timers.pass(3_000);
  await stopped;
  expect(posts).toBe(4);
});

it('sends nothing again and again while it cannot be noted', async () => {
  await respond();
  const sending = sender(ok, full(opened.storage));
  sending.start();
  await sending.idle();
  timers.pass(9_999);
  await sending.idle();
  expect(posts).toBe(1);
  expect(failures).toMatchObject([{ message: 'the disk is full' }]);
  timers.pass(1);
  await sending.idle();
  expect(posts).toBe(2);
  await sending.stop();
});

it('cuts short what is under way when it stops, and sends it after the next start', async () => {
  const first = sender(silent);
  first.start();
  await respond();
  await expect.poll(() => posts).toBe(1);
  const stopped = first.stop();
  timers.pass(3_000);
  await stopped;
  expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: [] }]);
  const second = sender(ok);
  second.start();
  await second.idle();
  expect(await deliveries()).toMatchObject([{ state: 'delivered' }]);
  await second.stop();
});

it('begins nothing once it has stopped', async () => {
  const sending = sender(ok);
  sending.start();
  await sending.stop();
  await respond();
  timers.pass(120_000);
  await sending.idle();
  expect(posts).toBe(0);
});
