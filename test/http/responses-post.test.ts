/** `POST /v1/responses`: one response, stored once, and the promise that it is. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { call, postResponse } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, stats, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: () => Date.parse('2026-11-15T10:00:00Z') });
});
afterAll(() => server.close());
beforeEach(async () => {
  site = await createSite(server);
  await createSurvey(server, site);
});

describe('a new response', () => {
  it('is answered with its id and a receipt, not to be cached', async () => {
    const answer = await postResponse(server, responseTo(site, 1));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({
      id: responseId(1),
      receipt: expect.stringMatching(/^[0-9a-f-]{36}\..{22}$/),
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is stored as it was sent, with the defaults filled in', async () => {
    await postResponse(server, responseTo(site, 1, { answers: { score: 4, why: 'Slow' } }));
    expect(await stored(server, site)).toEqual([
      {
        id: responseId(1),
        survey: 'checkout',
        version: 1,
        revision: 0,
        complete: true,
        class: 'counted',
        flags: [],
        complaint: true,
        answers: { score: 4, why: 'Slow' },
        receivedAt: '2026-11-15T10:00:00.000Z',
        submittedAt: null,
        shownAt: null,
        page: null,
        dimensions: { channel: 'api' },
        attributes: {},
        tags: [],
      },
    ]);
  });

  it('keeps every field that the interface names', async () => {
    const answer = await postResponse(
      server,
      responseTo(site, 1, {
        page: 'https://user:pass@shop.example/checkout/done?token=1#top',
        route: '/checkout/:step',
        referrer: 'https://search.example/?q=shop',
        touchpoint: 'checkout',
        channel: 'widget',
        language: 'en-gb',
        variant: 'b',
        release: '2026.11.1',
        visitor: 'opaque',
        attributes: { plan: 'pro', orders: 3, member: true },
        shownAt: '2026-11-15T10:59:00+01:00',
        submittedAt: '2026-11-15T09:59:30.5Z',
        order: ['score', 'why'],
        sampling: { rate: 0.5, unit: 'visitor' },
        vitals: { lcp: 1200, inp: 80, cls: 0.02 },
        consent: true,
        incentivised: false,
        trap: '',
      }),
    );
    expect(answer.statusCode).toBe(201);
    expect((await stored(server, site))[0]).toMatchObject({
      page: 'https://shop.example/checkout/done',
      shownAt: '2026-11-15T09:59:00.000Z',
      submittedAt: '2026-11-15T09:59:30.500Z',
      dimensions: {
        page: '/checkout/:step',
        referrer: 'search.example',
        touchpoint: 'checkout',
        channel: 'widget',
        language: 'en-GB',
        variant: 'b',
        release: '2026.11.1',
      },
      attributes: { plan: 'pro', orders: 3, member: true },
    });
  });

  it('takes JSON as text/plain, which needs no preflight', async () => {
    const answer = await postResponse(server, responseTo(site, 1), {
      'content-type': 'text/plain;charset=UTF-8',
    });
    expect(answer.statusCode).toBe(201);
    expect(await stored(server, site)).toHaveLength(1);
  });

  it('takes an id in capital letters as the same id', async () => {
    const sent = '01900000-ABCD-7000-8000-00000000000A';
    const answer = await postResponse(server, responseTo(site, 1, { id: sent }));
    expect(answer.json().id).toBe(sent.toLowerCase());
  });

  it('takes minus zero as zero', async () => {
    await postResponse(
      server,
      `{"id":"${responseId(1)}","site":"${site.publicKey}","survey":"checkout","answers":{"score":-0}}`,
    );
    expect(Object.is((await stored(server, site))[0]!.answers.score, 0)).toBe(true);
  });

  it('leaves undeclared and mistyped attributes out, and says so', async () => {
    const attributes = { plan: 'pro', orders: '3', constructor: 'x', shoe: 42 };
    const answer = await postResponse(server, responseTo(site, 1, { attributes }));
    expect(answer.statusCode).toBe(201);
    expect(answer.json().warnings).toEqual([
      'attributes.orders is no number and was left out',
      'attributes.constructor is not declared for the site and was left out',
      'attributes.shoe is not declared for the site and was left out',
    ]);
    expect((await stored(server, site))[0]!.attributes).toEqual({ plan: 'pro' });
  });

  it('has no value where one is named like the row of those without', async () => {
    const answer = await postResponse(
      server,
      responseTo(site, 1, {
        route: '(none)',
        page: 'https://shop.example/done',
        touchpoint: '(none)',
        variant: '(none)',
        release: '(none)',
        attributes: { plan: '(none)', orders: 3 },
      }),
    );
    expect(answer.json().warnings).toEqual([
      'attributes.plan is "(none)", which stands for no value, and was left out',
    ]);
    expect((await stored(server, site))[0]).toMatchObject({
      dimensions: { channel: 'api', page: '/done' },
      attributes: { orders: 3 },
    });
  });

  it('is accepted for another version of the survey that exists', async () => {
    const answer = await postResponse(server, responseTo(site, 1, { version: 1 }));
    expect(answer.statusCode).toBe(201);
  });
});

describe('text', () => {
  async function kept(why: string): Promise<unknown> {
    const answer = await postResponse(server, responseTo(site, 1, { answers: { score: 3, why } }));
    expect(answer.statusCode).toBe(201);
    return (await stored(server, site))[0]!.answers.why;
  }

  it('has U+FFFD in place of a lone surrogate', async () => {
    expect(await kept('a\ud800b\udc00')).toBe('a\ufffdb\ufffd');
  });

  it('loses its NUL characters', async () => {
    expect(await kept('a\0b\0')).toBe('ab');
  });

  it('is composed to NFC', async () => {
    expect(await kept('Cafe\u0301')).toBe('Caf\u00e9');
  });

  it('keeps emoji, right-to-left marks and line breaks', async () => {
    expect(await kept('👩‍👩‍👧‍👦 \u202bشكرا\u202c\r\n\t!')).toBe('👩‍👩‍👧‍👦 \u202bشكرا\u202c\r\n\t!');
  });

  it('is measured in code points: a hundred emoji fit into a hundred characters', async () => {
    expect(await kept('😀'.repeat(100))).toBe('😀'.repeat(100));
  });

  it('that is empty is no answer', async () => {
    expect(await kept('')).toBeUndefined();
  });

  it('that is nothing but NUL is no answer', async () => {
    expect(await kept('\0')).toBeUndefined();
  });
});

describe('the same response again', () => {
  it('has the same answer', async () => {
    const first = await postResponse(server, responseTo(site, 1));
    const again = await postResponse(server, responseTo(site, 1));
    expect(again.statusCode).toBe(201);
    expect(again.body).toBe(first.body);
  });

  it('adds nothing but a duplicate', async () => {
    for (let i = 0; i < 3; i++) await postResponse(server, responseTo(site, 1));
    expect(await stored(server, site)).toHaveLength(1);
    expect(await coverageOf(server, site)).toMatchObject({ received: 3, duplicates: 2, counted: 1 });
    expect((await stats(server, site, 'nps')).results[0]!.metrics.nps.n).toBe(1);
  });

  it('is the same whatever the order of its fields', async () => {
    const { id, ...rest } = responseTo(site, 1, { answers: { score: 3, why: 'Slow' } });
    await postResponse(server, { id, ...rest });
    const again = await postResponse(server, { ...rest, answers: { why: 'Slow', score: 3 }, id });
    expect(again.statusCode).toBe(201);
    expect(await coverageOf(server, site)).toMatchObject({ received: 2, duplicates: 1 });
  });

  it('sent many times at once is stored once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => postResponse(server, responseTo(site, 1))),
    );
    expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`)).size).toBe(1);
    expect(await coverageOf(server, site)).toMatchObject({ received: 20, duplicates: 19, counted: 1 });
  });

  it('with another body is a conflict, and the first one stays', async () => {
    await postResponse(server, responseTo(site, 1, { answers: { score: 9 } }));
    const other = await postResponse(server, responseTo(site, 1, { answers: { score: 1 } }));
    expect(problemLine(other)).toBe('409 revision_conflict revision');
    expect((await stored(server, site))[0]!.answers).toEqual({ score: 9 });
  });

  it('under the id of another site is another response, with another receipt', async () => {
    const elsewhere = await createSite(server);
    await createSurvey(server, elsewhere);
    const here = await postResponse(server, responseTo(site, 1));
    const there = await postResponse(server, responseTo(elsewhere, 1, { answers: { score: 1 } }));
    expect(there.statusCode).toBe(201);
    expect(there.json().receipt).not.toBe(here.json().receipt);
  });
});

describe('a growing response', () => {
  const partial = { complete: false, answers: { score: 2 } };

  it('is replaced by a higher revision while it is incomplete, and its counts move', async () => {
    await postResponse(server, responseTo(site, 1, partial));
    const grown = await postResponse(
      server,
      responseTo(site, 1, { revision: 1, answers: { score: 10, why: 'Fast' } }),
    );
    expect(grown.statusCode).toBe(201);
    expect(await stored(server, site)).toMatchObject([
      { revision: 1, complete: true, answers: { score: 10, why: 'Fast' } },
    ]);
    expect((await stats(server, site, 'nps')).results[0]!.metrics.nps).toMatchObject({
      n: 1,
      parts: { promoters: 1, passives: 0, detractors: 0 },
    });
  });

  it('keeps its receipt', async () => {
    const first = await postResponse(server, responseTo(site, 1, partial));
    const grown = await postResponse(server, responseTo(site, 1, { revision: 1 }));
    expect(grown.json().receipt).toBe(first.json().receipt);
  });

  it('may skip revisions', async () => {
    await postResponse(server, responseTo(site, 1, partial));
    const grown = await postResponse(server, responseTo(site, 1, { revision: 1_000_000 }));
    expect(grown.statusCode).toBe(201);
  });

  it('is not changed by a lower revision, which is answered as stored', async () => {
    await postResponse(server, responseTo(site, 1, { ...partial, revision: 2 }));
    const late = await postResponse(server, responseTo(site, 1, { revision: 1, answers: { score: 10 } }));
    expect(late.statusCode).toBe(201);
    expect(await stored(server, site)).toMatchObject([
      { revision: 2, complete: false, answers: { score: 2 } },
    ]);
  });

  it('is not changed by a lower revision after it was completed', async () => {
    await postResponse(server, responseTo(site, 1, { revision: 1 }));
    const late = await postResponse(server, responseTo(site, 1, partial));
    expect(late.statusCode).toBe(201);
    expect(await stored(server, site)).toMatchObject([
      { revision: 1, complete: true, answers: { score: 9 } },
    ]);
  });

  it('takes no higher revision once it is complete', async () => {
    await postResponse(server, responseTo(site, 1));
    const more = await postResponse(server, responseTo(site, 1, { revision: 1, answers: { score: 1 } }));
    expect(problemLine(more)).toBe('409 revision_conflict revision');
    expect((await stored(server, site))[0]!.answers).toEqual({ score: 9 });
  });

  it('needs no answer to a required question until it is complete', async () => {
    const answer = await postResponse(
      server,
      responseTo(site, 1, { complete: false, answers: { why: 'First words' } }),
    );
    expect(answer.statusCode).toBe(201);
    expect(await coverageOf(server, site)).toMatchObject({ received: 1, partial: 1, counted: 0 });
  });
});

describe('the class of a response', () => {
  it('is test where it says so, and it is not counted', async () => {
    await postResponse(server, responseTo(site, 1, { test: true }));
    expect(await coverageOf(server, site)).toMatchObject({ received: 1, test: 1, counted: 0 });
  });

  it('is flagged where the honeypot was filled, and is answered like any other', async () => {
    const answer = await postResponse(server, responseTo(site, 1, { trap: 'https://spam.example' }));
    expect(answer.statusCode).toBe(201);
    expect(await coverageOf(server, site)).toMatchObject({ received: 1, flagged: 1, counted: 0 });
  });

  it('is counted where it is incomplete but has a rating', async () => {
    await postResponse(server, responseTo(site, 1, { complete: false }));
    expect(await coverageOf(server, site)).toMatchObject({ received: 1, partial: 0, counted: 1 });
  });
});

describe('a survey that is not live', () => {
  it('takes no answers while it is a draft', async () => {
    await createSurvey(server, site, { slug: 'later', status: 'draft' });
    const answer = await postResponse(server, responseTo(site, 1, { survey: 'later' }));
    expect(problemLine(answer)).toBe('422 survey_not_live survey');
  });

  it('takes tests while it is a draft', async () => {
    await createSurvey(server, site, { slug: 'later', status: 'draft' });
    const answer = await postResponse(server, responseTo(site, 1, { survey: 'later', test: true }));
    expect(answer.statusCode).toBe(201);
  });

  it.each(['paused', 'archived'] as const)(
    'takes what was still on its way when it is %s',
    async (status) => {
      await createSurvey(server, site, { slug: 'ended', status });
      const answer = await postResponse(server, responseTo(site, 1, { survey: 'ended' }));
      expect(answer.statusCode).toBe(201);
    },
  );
});

describe('a required question', () => {
  it('that was left open makes the response invalid', async () => {
    const answer = await postResponse(server, responseTo(site, 1, { answers: { why: 'Slow' } }));
    expect(problemLine(answer)).toBe('422 invalid_answer answers.score');
  });

  it('that was answered with nothing but NUL makes it invalid, too', async () => {
    await createSurvey(server, site, {
      slug: 'told',
      questions: [{ id: 'why', type: 'text', text: 'Why?', required: true }],
    });
    const answer = await postResponse(
      server,
      responseTo(site, 1, { survey: 'told', answers: { why: '\0' } }),
    );
    expect(problemLine(answer)).toBe('422 invalid_answer answers.why');
  });

  it('may bear the name of something that every object has', async () => {
    await createSurvey(server, site, {
      slug: 'odd',
      questions: [{ id: 'toString', type: 'nps', text: 'How likely?', required: true }],
    });
    const answer = await postResponse(server, responseTo(site, 1, { survey: 'odd', answers: {} }));
    expect(problemLine(answer)).toBe('422 invalid_answer answers.toString');
  });

  describe('asked only under a condition', () => {
    beforeEach(() =>
      createSurvey(server, site, {
        slug: 'asked',
        questions: [
          { id: 'score', type: 'nps', text: 'How likely?', required: true },
          { id: 'why', type: 'text', text: 'Why?', required: true, if: { question: 'score', lte: 6 } },
        ],
      }),
    );

    it('is needed where the condition holds', async () => {
      const answer = await postResponse(
        server,
        responseTo(site, 1, { survey: 'asked', answers: { score: 6 } }),
      );
      expect(problemLine(answer)).toBe('422 invalid_answer answers.why');
    });

    it('is not needed where it does not hold', async () => {
      const answer = await postResponse(
        server,
        responseTo(site, 1, { survey: 'asked', answers: { score: 7 } }),
      );
      expect(answer.statusCode).toBe(201);
    });
  });
});

describe('a plain HTML form', () => {
  const form = (fields: Record<string, string>) =>
    postResponse(server, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });

  it('is stored, and the browser is sent on to a page that says thank you', async () => {
    const answer = await form({
      site: site.publicKey,
      survey: 'checkout',
      'answers.score': '7',
      'answers.why': 'Fine, thank you',
    });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/thanks');
    expect(await stored(server, site)).toMatchObject([
      { answers: { score: 7, why: 'Fine, thank you' }, dimensions: { channel: 'page' } },
    ]);
    const page = await call(server, 'GET', '/thanks');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('has no answer where a field was left empty', async () => {
    await form({ site: site.publicKey, survey: 'checkout', 'answers.score': '7', 'answers.why': '' });
    expect((await stored(server, site))[0]!.answers).toEqual({ score: 7 });
  });

  it('keeps a comment that looks like a number as text', async () => {
    await form({ site: site.publicKey, survey: 'checkout', 'answers.score': '7', 'answers.why': '42' });
    expect((await stored(server, site))[0]!.answers).toEqual({ score: 7, why: '42' });
  });

  it('with an id of its own that is sent twice is stored once', async () => {
    const fields = { id: responseId(1), site: site.publicKey, survey: 'checkout', 'answers.score': '7' };
    await form(fields);
    expect((await form(fields)).statusCode).toBe(303);
    expect(await coverageOf(server, site)).toMatchObject({ received: 2, duplicates: 1, counted: 1 });
  });

  it('without one is stored once where it is sent twice within a minute', async () => {
    const fields = { site: site.publicKey, survey: 'checkout', 'answers.score': '7' };
    await Promise.all([form(fields), form(fields)]);
    expect(await coverageOf(server, site)).toMatchObject({ received: 2, duplicates: 1, counted: 1 });
  });

  it('with a field that is not known is refused', async () => {
    const answer = await form({
      site: site.publicKey,
      survey: 'checkout',
      'answers.score': '7',
      colour: 'red',
    });
    expect(problemLine(answer)).toBe('400 invalid_request colour');
  });

  it('with a field named like the prototype is refused', async () => {
    const answer = await form({
      site: site.publicKey,
      survey: 'checkout',
      'answers.score': '7',
      __proto__x: 'x',
    });
    expect(problemLine(answer)).toBe('400 invalid_request __proto__x');
    const hidden = await postResponse(
      server,
      `site=${site.publicKey}&survey=checkout&answers.score=7&__proto__=x`,
      { 'content-type': 'application/x-www-form-urlencoded' },
    );
    expect(problemLine(hidden)).toBe('400 invalid_request __proto__');
  });

  it('without a site is refused', async () => {
    expect(problemLine(await form({ survey: 'checkout', 'answers.score': '7' }))).toBe(
      '400 invalid_request site',
    );
  });

  it('off the scale is refused', async () => {
    const answer = await form({ site: site.publicKey, survey: 'checkout', 'answers.score': '11' });
    expect(problemLine(answer)).toBe('422 invalid_answer answers.score');
  });
});
