/** A survey as pages of its own: forms that work without JavaScript. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { allAnswers, allTypes } from '../support/http-all-types.ts';
import { asOwner, call } from '../support/http-calls.ts';
import { type HandClock, handClock } from '../support/http-clock.ts';
import { fewOf } from '../support/http-limits.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, shopOrigin, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { hiddenFields, offeredFields, sendForm } from '../support/survey-form.ts';

let server: TestServer;
let site: Site;
let clock: HandClock;
const url = (slug = 'checkout', query = '') => `/s/${site.publicKey}/${slug}${query}`;
const open = (slug?: string, query?: string) => call(server, 'GET', url(slug, query));

beforeAll(async () => {
  clock = handClock('2026-11-15T12:00:00Z');
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());
beforeEach(async () => {
  site = await createSite(server);
  await createSurvey(server, site);
});

describe('the page', () => {
  it('is not kept, runs nothing, and is not for search engines', async () => {
    const page = await open();
    expect(page.statusCode).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.payload).not.toContain('<script');
    expect(page.payload).toContain('content="noindex"');
  });

  it('asks in the language of the link, else of the browser', async () => {
    const questions = [
      { id: 'score', type: 'nps' as const, text: { en: 'Would you?', 'zh-Hans': '会吗？' } },
    ];
    await createSurvey(server, site, { slug: 'two', questions });
    expect((await open('two', '?language=zh-CN')).payload).toMatch(
      /<html lang="zh-CN" dir="ltr">.*会吗？.*提交/s,
    );
    const browser = await call(server, 'GET', url('two'), { 'accept-language': 'fr;q=0.5, zh-TW;q=0.9' });
    expect(browser.payload).toMatch(/<html lang="zh-TW".*会吗？.*送出/s);
    expect((await open('two', '?language=ar')).payload).toContain('dir="rtl"');
    for (const strange of ['"><b>', 'ab-abcd-abcd-abcd']) {
      expect((await open('two', `?language=${strange}`)).payload).toContain('<html lang="en"');
    }
  });

  it('shows texts as texts', async () => {
    const name = '</title><script>alert(1)</script>';
    await createSurvey(server, site, {
      slug: 'marked',
      name,
      questions: [{ id: 'a', type: 'text', text: '<b>&' }],
    });
    const { payload } = await open('marked', '?a=%3Cimg%3E&channel=%22%3E%3Cb%3E');
    expect(payload).not.toMatch(/<script|<img|<b>/);
    expect(payload).toContain('&lt;b>&amp;');
  });

  it('has the answer marked that the link gives, and sends nothing yet', async () => {
    const { payload } = await open('checkout', '?score=9');
    expect(payload).toMatch(/value="9" checked/);
    expect(await stored(server, site)).toEqual([]);
  });

  it.each([
    ['an unknown site', () => '/s/pk_unknown_unknown/checkout', 404],
    ['an unknown survey', () => url('nothing'), 404],
  ])('says so of %s', async (_, address, status) => {
    const page = await call(server, 'GET', address());
    expect(page.statusCode).toBe(status);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.payload).toContain('There is no such survey');
  });

  it('says that a survey has ended, also to who was on it', async () => {
    const page = await open();
    await asOwner(server, 'PUT', `/v1/surveys/checkout?site=${site.id}`, { status: 'paused' });
    expect((await open()).statusCode).toBe(410);
    const sent = await sendForm(server, url(), page, { score: '9' });
    expect(sent.statusCode).toBe(410);
    expect(sent.payload).toContain('This survey has ended');
  });

  it('of a draft is there as a test only', async () => {
    await createSurvey(server, site, { slug: 'draft', status: 'draft' });
    expect((await open('draft')).statusCode).toBe(404);
    const page = await open('draft', '?test=1');
    expect(page.payload).toContain('This is a test');
    await sendForm(server, url('draft'), page, { score: '9' });
    expect(await stored(server, site)).toMatchObject([{ class: 'test' }]);
  });
});

describe('an answer', () => {
  it('is stored with what the link said of it, and thanked for', async () => {
    const page = await open(
      'checkout',
      '?channel=mail&touchpoint=invoice&attributes.plan=pro&attributes.orders=3',
    );
    const sent = await sendForm(server, url(), page, { score: '9', why: 'Fast' });
    expect(sent.statusCode).toBe(303);
    const thanks = await call(server, 'GET', String(sent.headers.location));
    expect(thanks.payload).toContain('Thank you');
    expect(await stored(server, site)).toMatchObject([
      {
        answers: { score: 9, why: 'Fast' },
        complete: true,
        class: 'counted',
        dimensions: { channel: 'mail', touchpoint: 'invoice', language: 'en' },
        attributes: { plan: 'pro', orders: 3 },
      },
    ]);
  });

  it('to every type of question is read as the API reads it', async () => {
    await createSurvey(server, site, { slug: 'all', questions: allTypes });
    const page = await open('all');
    expect(offeredFields(page)).toEqual([
      'score',
      'reason',
      'reason.other',
      'channels',
      'channels.other',
      'service.speed',
      'service.staff',
      'dark.functional',
      'dark.dysfunctional',
      'terms',
      'why',
    ]);
    const sent = await sendForm(server, url('all'), page, {
      score: '9',
      'reason.other': 'The music',
      channels: ['search', 'friends'],
      'service.speed': '4',
      'service.staff': '5',
      'dark.functional': '1',
      'dark.dysfunctional': '5',
      terms: 'false',
      why: 'Fast',
    });
    expect(sent.statusCode).toBe(303);
    expect((await stored(server, site))[0]!.answers).toEqual(allAnswers);
  });

  it('that leaves out what is required is asked for again, with what was given', async () => {
    const sent = await sendForm(server, url(), await open(), { why: 'Because "so"' });
    expect(sent.statusCode).toBe(422);
    expect(sent.payload).toMatch(/role="alert".*aria-describedby="e-score".*Because &quot;so&quot;/s);
    expect(await stored(server, site)).toEqual([]);
    expect((await sendForm(server, url(), sent, { score: '9' })).statusCode).toBe(303);
  });

  it('that does not fit is marked', async () => {
    const sent = await sendForm(server, url(), await open(), { score: '11', why: 'x'.repeat(101) });
    expect(sent.statusCode).toBe(422);
    expect(sent.payload).toMatch(/id="e-score".*id="e-why"/s);
  });

  it('that fills in what nobody sees is flagged', async () => {
    await sendForm(server, url(), await open(), { score: '9' }, { trap: 'http://spam' });
    expect(await stored(server, site)).toMatchObject([{ class: 'flagged', flags: ['trap'] }]);
  });
});

describe('a question that depends on another', () => {
  beforeEach(async () => {
    await createSurvey(server, site, {
      slug: 'steps',
      questions: [
        { id: 'score', type: 'nps', text: 'Would you?', required: true },
        { id: 'why', type: 'text', text: 'Why not?', if: { question: 'score', lte: 6 } },
      ],
    });
  });

  it('is asked on the next page, when the first is stored already', async () => {
    const first = await open('steps');
    expect(offeredFields(first)).toEqual(['score']);
    const second = await sendForm(server, url('steps'), first, { score: '3' });
    expect(offeredFields(second)).toEqual(['why']);
    expect(await stored(server, site)).toMatchObject([{ answers: { score: 3 }, complete: false }]);
    expect((await sendForm(server, url('steps'), second, { why: 'Slow' })).statusCode).toBe(303);
    expect(await stored(server, site)).toMatchObject([
      { answers: { score: 3, why: 'Slow' }, complete: true },
    ]);
  });

  it('is not asked where its condition does not hold', async () => {
    expect((await sendForm(server, url('steps'), await open('steps'), { score: '9' })).statusCode).toBe(303);
  });

  it('is asked of who went back and answered otherwise', async () => {
    const first = await open('steps');
    const second = await sendForm(server, url('steps'), first, { score: '3' });
    clock.at += 5000;
    const again = await sendForm(server, url('steps'), first, { score: '5' });
    expect(hiddenFields(again).earlier).toBe('{"score":5}');
    expect(await stored(server, site)).toMatchObject([{ answers: { score: 5 }, complete: false }]);
    clock.at += 5000;
    await sendForm(server, url('steps'), second, { why: 'Slow' });
    expect(await stored(server, site)).toMatchObject([
      { answers: { score: 3, why: 'Slow' }, complete: true },
    ]);
  });
});

describe('what was answered', () => {
  it('stands in the texts that take it in', async () => {
    await createSurvey(server, site, {
      slug: 'piped',
      questions: [
        { id: 'score', type: 'nps', text: 'Would you?' },
        { id: 'why', type: 'text', text: 'Why a {{score|blank}}?' },
      ],
    });
    const second = await sendForm(server, url('piped'), await open('piped'), { score: '3' });
    expect(second.payload).toContain('Why a 3?');
    expect((await sendForm(server, url('piped'), await open('piped'), {})).payload).toContain('Why a blank?');
  });

  it('decides what is said at the end', async () => {
    const endings = [
      { if: { question: 'score', lte: 6 }, text: 'We are sorry' },
      { code: 'THANKS10', link: { text: 'Our shop', url: 'https://shop.example/' } },
    ];
    await createSurvey(server, site, { slug: 'ends', display: { endings } });
    const end = async (score: string) => {
      const sent = await sendForm(server, url('ends'), await open('ends'), { score });
      return (await call(server, 'GET', String(sent.headers.location))).payload;
    };
    expect(await end('3')).toContain('We are sorry');
    expect(await end('9')).toMatch(
      /<code>THANKS10<\/code>.*<a href="https:\/\/shop.example\/">Our shop<\/a>/s,
    );
  });
});

describe('a form that is sent twice', () => {
  it('is one answer', async () => {
    const page = await open();
    const sent = await Promise.all([1, 2].map(() => sendForm(server, url(), page, { score: '9' })));
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(await stored(server, site)).toHaveLength(1);
  });

  it('by a click too many is thanked for once more, and stays one answer', async () => {
    const page = await open();
    await sendForm(server, url(), page, { score: '9' });
    clock.at += 400;
    const again = await sendForm(server, url(), page, { score: '9' });
    expect(again.headers.location).toContain('/thanks');
    expect(await stored(server, site)).toHaveLength(1);
  });

  it('otherwise, once it is complete, stays as it was and says so', async () => {
    const page = await open();
    await sendForm(server, url(), page, { score: '9' });
    clock.at += 5000;
    const again = await sendForm(server, url(), page, { score: '1' });
    expect(again.statusCode).toBe(409);
    expect(again.payload).toContain('Sent already');
    expect(await stored(server, site)).toMatchObject([{ answers: { score: 9 } }]);
  });
});

describe('a plain form on a page of the site', () => {
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    server.app.server.inject({
      method: 'POST',
      url: url('steps'),
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: shopOrigin, ...headers },
    });
  beforeEach(async () => {
    await createSurvey(server, site, {
      slug: 'steps',
      questions: [
        { id: 'score', type: 'nps', text: 'Would you?', required: true },
        { id: 'why', type: 'text', text: 'Why not?', if: { question: 'score', lte: 6 } },
      ],
    });
  });

  it('may ask everything at once', async () => {
    const sent = await send({ 'answers.score': '3', 'answers.why': 'Slow', touchpoint: 'footer' });
    expect(sent.statusCode).toBe(303);
    expect(await stored(server, site)).toMatchObject([
      {
        answers: { score: 3, why: 'Slow' },
        complete: true,
        class: 'counted',
        dimensions: { channel: 'page', touchpoint: 'footer' },
      },
    ]);
  });

  it('is gone on with on our pages where it left something out', async () => {
    const second = await send({ 'answers.score': '3' });
    expect(offeredFields(second)).toEqual(['why']);
    expect((await sendForm(server, url('steps'), second, { why: 'Slow' })).statusCode).toBe(303);
    expect(await stored(server, site)).toMatchObject([
      { answers: { score: 3, why: 'Slow' }, complete: true },
    ]);
  });

  it('that asks what does not apply is not heard on that', async () => {
    expect((await send({ 'answers.score': '9', 'answers.why': 'Slow' })).statusCode).toBe(303);
    expect(await stored(server, site)).toMatchObject([{ answers: { score: 9 }, complete: true }]);
  });

  it('that leaves out what is required is asked for it', async () => {
    const asked = await send({ 'answers.why': 'Slow' });
    expect(asked.statusCode).toBe(422);
    expect(offeredFields(asked)).toEqual(['score']);
    expect(await stored(server, site)).toEqual([]);
  });

  it('sent twice within a minute is one answer, thanked for twice', async () => {
    const click = () => send({ 'answers.score': '9' });
    const sent = await Promise.all([click(), click()]);
    clock.at += 59_000;
    sent.push(await click());
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    expect(await stored(server, site)).toHaveLength(1);
    expect(await coverageOf(server, site, 'steps')).toMatchObject({ received: 3, duplicates: 2, counted: 1 });
  });

  it('whose first page is loaded once more is gone on with as the same answer', async () => {
    await send({ 'answers.score': '3' });
    clock.at += 5000;
    const second = await send({ 'answers.score': '3' });
    await sendForm(server, url('steps'), second, { why: 'Slow' });
    expect(await stored(server, site)).toMatchObject([
      { answers: { score: 3, why: 'Slow' }, complete: true },
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['with another answer', () => send({ 'answers.score': '8' })],
    ['from another browser', () => send({ 'answers.score': '9' }, { 'user-agent': 'Another/1.0' })],
    [
      'a minute later',
      () => {
        clock.at += 60_000;
        return send({ 'answers.score': '9' });
      },
    ],
  ])('%s is another answer', async (_, sendAgain) => {
    await send({ 'answers.score': '9' });
    await sendAgain();
    expect(await stored(server, site)).toHaveLength(2);
  });

  it('with an id of its own is one answer, however late it is sent again', async () => {
    const fields = { id: responseId(1), 'answers.score': '9' };
    await send(fields);
    clock.at += 3_600_000;
    expect((await send(fields)).statusCode).toBe(409);
    expect(await stored(server, site)).toMatchObject([{ id: responseId(1), answers: { score: 9 } }]);
  });

  it('with an id that is none is refused', async () => {
    const sent = await send({ id: '1', 'answers.score': '9' });
    expect(problemLine(sent)).toBe('400 invalid_request id');
  });

  it('of another site is refused', async () => {
    const sent = await send({ 'answers.score': '9' }, { origin: 'https://other.example' });
    expect(sent.statusCode).toBe(403);
    expect(await stored(server, site)).toEqual([]);
  });
});

describe('what a page of ours did not send', () => {
  it.each<[string, Record<string, string>]>([
    ['no id', { id: '' }],
    ['a place that is none', { from: '-1' }],
    ['answers that are no JSON', { earlier: '{' }],
    ['answers of another prototype', { earlier: '{"__proto__":{"score":1}}' }],
    ['a time that is none', { shownAt: 'now' }],
  ])('is refused: %s', async (_, fields) => {
    const sent = await sendForm(server, url(), await open(), { score: '9' }, fields);
    expect(sent.statusCode).toBe(400);
    expect(await stored(server, site)).toEqual([]);
  });

  it('is refused as JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await server.app.server.inject({ method: 'POST', url: url(), payload: '{}', headers });
    expect(answer.statusCode).toBe(415);
  });
});

describe('who asks too often', () => {
  it('is told on a page when to come back', async () => {
    const limited = await startServer({ listen: false, now: clock.now, limits: fewOf({ address: 1 }) });
    try {
      const page = () => call(limited, 'GET', `/s/${limited.site.publicKey}/recommend`);
      await page();
      const refused = await page();
      expect(refused.statusCode).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.payload).toContain('Your answer could not be stored yet');
    } finally {
      await limited.close();
    }
  });
});
