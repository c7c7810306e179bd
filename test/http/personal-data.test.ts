/** What visitors write is stored without what tells who they are, unless the site wants it as it is. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { asOwner, call, post, postEvents, postResponse } from '../support/http-calls.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { sendForm } from '../support/survey-form.ts';

const questions = [
  { id: 'score', type: 'nps', text: 'How likely?', required: true },
  { id: 'why', type: 'text', text: 'Why?', maxLength: 100 },
  {
    id: 'from',
    type: 'choice',
    text: 'From where?',
    options: [
      { id: 'tel-212-555-0123', text: 'Our line' },
      { id: 'shop', text: 'The shop' },
    ],
    other: true,
  },
  {
    id: 'all',
    type: 'choices',
    text: 'All?',
    options: [
      { id: 'a', text: 'A' },
      { id: 'b', text: 'B' },
    ],
    other: true,
  },
] as const;

let server: TestServer;
let site: Site;
beforeAll(async () => {
  let at = Date.parse('2026-11-02T12:00:00Z');
  server = await startServer({ listen: false, now: () => (at += 1) });
  site = await createSite(server);
  await createSurvey(server, site, { questions: structuredClone(questions) as never });
});
afterAll(() => server.close());

const why = 'Call +49 30 901820 or write to jane@example.com';

it('is masked in texts, and in what is chosen in own words', async () => {
  const answers = {
    score: 9,
    why,
    from: { other: 'jane@example.com' },
    all: ['a', { other: 'tel 5550123' }],
  };
  await postResponse(server, responseTo(site, 1, { answers }));
  expect(await answersOf(1)).toEqual({
    score: 9,
    why: 'Call [phone] or write to [email]',
    from: { other: '[email]' },
    all: ['a', { other: 'tel [phone]' }],
  });
});

it('leaves the id of an option alone, whatever it looks like', async () => {
  await postResponse(server, responseTo(site, 2, { answers: { score: 9, from: 'tel-212-555-0123', why } }));
  expect(await answersOf(2)).toMatchObject({ from: 'tel-212-555-0123' });
});

it('is masked in batches', async () => {
  const response = responseTo(site, 3, { answers: { score: 9, why } });
  await postEvents(server, { site: site.publicKey, events: [{ type: 'response', response }] });
  expect(await answersOf(3)).toMatchObject({ why: 'Call [phone] or write to [email]' });
});

it('is masked in what a receipt adds, which made twice is one', async () => {
  const { receipt } = (await postResponse(server, responseTo(site, 4))).json();
  const add = { method: 'PATCH', url: `/v1/receipts/${receipt}`, payload: { answers: { why } } } as const;
  await server.app.server.inject(add);
  const again = await server.app.server.inject(add);
  expect(again.json()).toMatchObject({ revision: 1, answers: { why: 'Call [phone] or write to [email]' } });
});

it('is masked in plain forms', async () => {
  const { id } = responseTo(site, 10);
  const fields = { id, site: site.publicKey, survey: 'checkout', 'answers.score': '9', 'answers.why': why };
  await post(server, '/v1/responses', new URLSearchParams(fields).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(await answersOf(10)).toMatchObject({ why: 'Call [phone] or write to [email]' });
});

it('is masked on the page of a survey, and in what goes from page to page there', async () => {
  const url = `/s/${site.publicKey}/checkout`;
  const page = await call(server, 'GET', url);
  const answers = { score: '9', why, 'from.other': 'jane@example.com' };
  const sent = await sendForm(server, url, page, answers);
  expect(sent.statusCode, sent.payload).toBeLessThan(400);
  const [newest] = await stored(server, site);
  expect(newest!.answers).toMatchObject({
    why: 'Call [phone] or write to [email]',
    from: { other: '[email]' },
  });
});

it('is masked by the language of the visitor', async () => {
  const answers = { score: 9, why: '0170 1234567 oder 01701234567' };
  await postResponse(server, responseTo(site, 5, { answers, language: 'de' }));
  expect(await answersOf(5)).toMatchObject({ why: '[phone] oder [phone]' });
});

it('is refused as before where it is too long', async () => {
  const answer = await postResponse(
    server,
    responseTo(site, 6, { answers: { score: 9, why: why.repeat(3) } }),
  );
  expect(answer.json()).toMatchObject({ status: 400, invalidParams: [{ path: 'answers.why' }] });
});

it('sent again is the same answer', async () => {
  const response = responseTo(site, 7, { answers: { score: 9, why } });
  await postResponse(server, response);
  expect((await postResponse(server, response)).statusCode).toBe(201);
});

it('stays as it is where the site says so', async () => {
  const open = await createSite(server, { maskPersonalData: false });
  await createSurvey(server, open);
  await postResponse(server, responseTo(open, 8, { answers: { score: 9, why } }));
  expect((await stored(server, open))[0]!.answers).toMatchObject({ why });
  await asOwner(server, 'PATCH', `/v1/sites/${open.id}`, { maskPersonalData: true });
  await postResponse(server, responseTo(open, 9, { answers: { score: 9, why } }));
  expect((await stored(server, open))[0]!.answers).toMatchObject({ why: expect.stringContaining('[email]') });
});

async function answersOf(n: number) {
  const { id } = responseTo(site, n);
  return (await stored(server, site)).find((response) => response.id === id)!.answers;
}
