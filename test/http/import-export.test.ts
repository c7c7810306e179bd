/** An export of one server is imported into another one, and the numbers are the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../../bench/random.ts';
import type { ResponseInput } from '../../shared/response.ts';
import type { Site } from '../../shared/site.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { ran, uploaded } from '../support/http-imports.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { ask, createSite, createSurvey, stored } from '../support/http-site.ts';
import { randomQuestions } from '../support/random-questions.ts';
import { startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-08-01T10:00:00Z');
const from = clock.at;
const count = 1_000;
let first: TestServer;
let second: TestServer;
let site: Site;
let copy: Site;
const files = new Map<string, string>();

beforeAll(async () => {
  first = await startServer({ listen: false, now: clock.now });
  second = await startServer({ listen: false, now: clock.now });
  [site, copy] = [await createSite(first), await createSite(second)];
  for (const [server, of] of [
    [first, site],
    [second, copy],
  ] as const) {
    await createSurvey(server, of);
    await createSurvey(server, of, { slug: 'other' });
  }
  await answerMuch();
  for (const [server, of] of [
    [first, site],
    [second, copy],
  ] as const)
    await newVersion(server, of);
  await postResponse(first, responseTo(site, count + 1, { answers: { score: 1, cause: 'price' } }));
  await changeSome();
  for (const format of ['csv', 'ndjson']) {
    const made = (await asOwner(first, 'POST', '/v1/exports', { site: site.id, format })).json();
    await first.app.idleJobs();
    files.set(format, (await asOwner(first, 'GET', `/v1/exports/${made.id}/file`)).payload);
  }
}, 120_000);
afterAll(async () => {
  await first.close();
  await second.close();
});

async function answerMuch(): Promise<void> {
  const next = random(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  for (let n = 1; n <= count; n++) {
    clock.at += Math.floor(next() * 8_000_000);
    const fields: Partial<ResponseInput> = {
      survey: next() < 0.8 ? 'checkout' : 'other',
      answers: {
        score: Math.floor(next() * 11),
        ...(next() < 0.3 ? { why: pick(['Slow', '=1+1', "It's ok", '+x']) } : {}),
      },
      route: pick(['/a', '/b', '/c']),
      touchpoint: pick(['checkout', 'search']),
      channel: pick(['widget', 'mail']),
      language: pick(['en-GB', 'de-DE']),
      variant: pick(['a', 'b']),
      attributes: { plan: pick(['free', 'pro', 'team']), orders: Math.floor(next() * 9) },
      ...(next() < 0.3 ? { visitor: `v${Math.floor(next() * 100)}` } : {}),
      ...(next() < 0.05 ? { test: true } : {}),
      ...(next() < 0.05 ? { trap: 'x' } : {}),
      ...(next() < 0.05 ? { complete: false } : {}),
      ...(next() < 0.1 ? { sampling: { rate: 0.5, unit: 'view' } } : {}),
      ...(next() < 0.1 ? { incentivised: true } : {}),
    };
    const body = responseTo(site, n, fields);
    await postResponse(first, body);
    if (next() < 0.05) await postResponse(first, body);
  }
}

async function newVersion(server: TestServer, of: Site): Promise<void> {
  const questions = [
    { id: 'score', type: 'nps', text: 'How likely are you to recommend us?' },
    { id: 'why', type: 'text', text: 'What is the main reason?', maxLength: 100 },
    {
      id: 'cause',
      type: 'choice',
      text: 'What was it?',
      options: [
        { id: 'price', text: 'Price' },
        { id: 'time', text: 'Time' },
      ],
    },
  ];
  const answer = await asOwner(server, 'PUT', `/v1/surveys/checkout?site=${of.id}`, { questions });
  expect(answer.statusCode, answer.payload).toBe(200);
}

/** What owners make of responses. */
async function changeSome(): Promise<void> {
  const change = (n: number, body: object) =>
    asOwner(first, 'PATCH', `/v1/responses/${responseId(n)}?site=${site.id}`, body);
  for (let n = 1; n <= 30; n++) await change(n, { archived: true, tags: { add: ['old', 'moved'] } });
  for (let n = 31; n <= 60; n++) await change(n, { flagged: true });
  await asOwner(first, 'DELETE', `/v1/visitors/v1?site=${site.id}`);
}

async function numbersOf(server: TestServer, of: Site, question: string): Promise<object> {
  const answer = await ask(server, of, question);
  expect(answer.statusCode, `${question}: ${answer.payload}`).toBe(200);
  const { results, meta } = answer.json();
  return { results, coverage: meta.coverage, warnings: meta.warnings };
}

const questions = randomQuestions(11, 50, {
  metrics: ['nps', 'recommendation-rate', 'rating'],
  from,
  to: from + 90 * 86_400_000,
});

describe.each(['ndjson', 'csv'])('as %s', (format) => {
  it('is recognised, brings all, and fifty questions have the same answers', async () => {
    const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
    const made = await uploaded(second, copy, files.get(format)!, { type });
    expect(made.own).toBe(true);
    const done = await ran(second, made, 'start');
    expect(done.counts).toEqual({
      lines: count + 1,
      stored: count + 1,
      duplicates: 0,
      rejected: 0,
      warned: 0,
    });
    for (const question of questions) {
      expect(await numbersOf(second, copy, question), question).toEqual(
        await numbersOf(first, site, question),
      );
    }
    const said = async (server: TestServer, of: Site) =>
      (await stored(server, of)).map(({ receivedAt, answers }) => [receivedAt, answers]);
    expect(await said(second, copy)).toEqual(await said(first, site));
    const { visitor: _visitor, ...latest } = (await stored(first, site))[0]!;
    expect((await stored(second, copy))[0]).toEqual(latest);
    expect(await second.storage.counts.verify()).toEqual([]);
    await ran(second, made, 'undo');
    // What was erased has another id since, and stays.
    const left = await stored(second, copy);
    expect(left).toEqual([]);
  });
});
