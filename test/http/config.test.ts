/** `GET /v1/config`: what the widget needs of a site, and nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import type { WidgetConfig } from '../../shared/widget-config.ts';
import { type Answer, asOwner, call } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { createSite, createSurvey, shopOrigin } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false });
  site = await createSite(server);
  await createSurvey(server, site, {
    questions: [
      {
        id: 'score',
        type: 'nps',
        text: { en: 'How likely?', 'zh-Hans': '多大可能？', 'zh-Hant': '多大可能呢？', ar: 'ما مدى احتمال؟' },
        required: true,
        low: { en: 'Never', 'zh-Hans': '绝不' },
      },
      { id: 'why', type: 'text', text: 'Why?', if: { question: 'score', lte: 8 } },
    ],
    display: { position: 'top-left', thanks: { en: 'Thanks!', 'zh-Hans': '谢谢！' } },
    show: { on: { delay: 5 }, pages: ['/checkout/*'], sample: 0.5, every: '90d' },
  });
  await createSurvey(server, site, { slug: 'draft', status: 'draft' });
  await createSurvey(server, site, { slug: 'paused', status: 'paused' });
  await createSurvey(server, site, { slug: 'archived', status: 'archived' });
});
afterAll(() => server.close());

function config(parameters = '', headers: Record<string, string> = {}): Promise<Answer> {
  return call(server, 'GET', `/v1/config?site=${site.publicKey}${parameters}`, headers);
}

async function read(parameters = '', headers: Record<string, string> = {}): Promise<WidgetConfig> {
  const answer = await config(parameters, headers);
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

describe('the config', () => {
  it('holds the live surveys alone, spelled out for the widget', async () => {
    const { surveys } = await read();
    expect(surveys).toEqual([
      {
        slug: 'checkout',
        version: 1,
        questions: [
          {
            id: 'score',
            type: 'nps',
            text: 'How likely?',
            required: true,
            min: 0,
            max: 10,
            low: 'Never',
            high: 'Extremely likely',
          },
          {
            id: 'why',
            type: 'text',
            text: 'Why?',
            required: false,
            if: { question: 'score', lte: 8 },
            maxLength: 2000,
          },
        ],
        form: 'popover',
        position: 'top-left',
        theme: 'auto',
        thanks: 'Thanks!',
        show: {
          on: { delay: 5 },
          pages: ['^[^:]+://[^/]*/checkout/[^?#]*(\\?[^#]*)?(#.*)?$'],
          sample: 0.5,
          every: 90 * 86_400_000,
        },
      },
    ]);
  });

  it('never holds a secret, nor what the site is called or allows', async () => {
    const { body } = await config();
    for (const secret of [ownerKey, 'sk_', site.id, shopOrigin, 'Shop', 'attributes', 'minimumN']) {
      expect(body).not.toContain(secret);
    }
  });

  it('follows a change at once', async () => {
    await createSurvey(server, site, { slug: 'soon', status: 'draft' });
    expect((await read()).surveys.map((survey) => survey.slug)).toEqual(['checkout']);
    await asOwner(server, 'PUT', `/v1/surveys/soon?site=${site.id}`, { status: 'live' });
    expect((await read()).surveys.map((survey) => survey.slug)).toEqual(['checkout', 'soon']);
    await asOwner(server, 'PUT', `/v1/surveys/soon?site=${site.id}`, { status: 'paused' });
    expect((await read()).surveys.map((survey) => survey.slug)).toEqual(['checkout']);
  });
});

describe('its answer to an origin', () => {
  it.each([
    ['on the list', shopOrigin, true],
    ['of ours', 'http://earshot.test', true],
    ['not on the list', 'https://other.example', false],
    ['that is opaque', 'null', false],
  ])('%s', async (_, origin, allowed) => {
    const answer = await config('', { origin });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().allowed).toBe(allowed);
    expect(answer.json().surveys).toHaveLength(allowed ? 1 : 0);
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect(answer.headers.vary).toMatch(/\borigin\b/i);
  });

  it('that is not told is that it may', async () => {
    expect((await read()).allowed).toBe(true);
  });
});

describe('its language', () => {
  it('is English where the tag is none, also in what is counted in words', async () => {
    const options = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
    const many = { id: 'many', type: 'choices' as const, text: 'Which?', options, max: 2 };
    await createSurvey(server, site, { slug: 'many', questions: [many] });
    const { language, surveys } = await read('&lang=ab-abcd-abcd-abcd');
    expect(language).toBe('en');
    expect(surveys[1]!.questions[0]).toMatchObject({ hint: 'Choose at most 2' });
  });

  it.each([
    ['en', 'How likely?', 'Extremely likely', 'Feedback'],
    ['en-GB', 'How likely?', 'Extremely likely', 'Feedback'],
    ['zh-CN', '多大可能？', '非常可能', '反馈'],
    ['zh', '多大可能？', '非常可能', '反馈'],
    ['zh-TW', '多大可能呢？', '非常可能', '意見回饋'],
    ['zh-HK', '多大可能呢？', '非常可能', '意見回饋'],
    ['ZH-hant', '多大可能呢？', '非常可能', '意見回饋'],
    ['ar', 'ما مدى احتمال؟', 'محتمل للغاية', 'رأيك'],
    ['de-AT', 'How likely?', 'Äußerst wahrscheinlich', 'Feedback'],
  ])('for %s', async (lang, text, high, title) => {
    const { language, surveys, words } = await read(`&lang=${lang}`);
    expect(language).toBe(lang);
    expect(surveys[0]!.questions[0]).toMatchObject({ text, high });
    expect(words.title).toBe(title);
  });

  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['az-Arab', 'rtl'],
    ['en', 'ltr'],
    ['zh-TW', 'ltr'],
    ['az', 'ltr'],
  ])('%s is written %s', async (lang, dir) => {
    expect((await read(`&lang=${lang}`)).dir).toBe(dir);
  });
});

describe('its caching', () => {
  it('is public, for five minutes, and told by an ETag', async () => {
    const answer = await config();
    expect(answer.headers['cache-control']).toBe('public, max-age=300, stale-while-revalidate=86400');
    expect(answer.headers.etag).toMatch(/^"[\w-]{22}"$/);
  });

  it('answers 304 without a body where the caller has it', async () => {
    const etag = String((await config()).headers.etag);
    for (const asked of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const answer = await config('', { 'if-none-match': asked });
      expect(answer.statusCode).toBe(304);
      expect(answer.body).toBe('');
      expect(answer.headers.etag).toBe(etag);
      expect(answer.headers['cache-control']).toMatch(/^public/);
    }
  });

  it('sends a 304 with what lets the page read it', async () => {
    const etag = String((await config('', { origin: shopOrigin })).headers.etag);
    const answer = await config('', { origin: shopOrigin, 'if-none-match': etag });
    expect(answer.statusCode).toBe(304);
    expect(answer.headers['access-control-allow-origin']).toBe(shopOrigin);
    expect(answer.headers.vary).toMatch(/\borigin\b/i);
  });

  it('has another ETag for another language, and for an origin that may not', async () => {
    const tags = await Promise.all([
      config(),
      config('&lang=zh'),
      config('', { origin: 'https://other.example' }),
    ]);
    expect(new Set(tags.map((answer) => answer.headers.etag)).size).toBe(3);
  });
});

describe('a config that cannot be had', () => {
  it.each([
    ['/v1/config', '400 invalid_request site'],
    ['/v1/config?site=', '400 invalid_request site'],
    ['/v1/config?site=pk_unknown000000000', '404 unknown_site site'],
    [`/v1/config?site=${'x'.repeat(81)}`, '400 invalid_request site'],
    ['/v1/config?site=a&site=b', '400 invalid_request site'],
    ['/v1/config?site=pk_unknown000000000&lang=no_tag', '400 invalid_request lang'],
    ['/v1/config?site=pk_unknown000000000&lang=%00', '400 invalid_request lang'],
    ['/v1/config?site=pk_unknown000000000&colour=red', '400 invalid_request colour'],
  ])('%s', async (url, problem) => {
    expect(problemLine(await call(server, 'GET', url))).toBe(problem);
  });

  it.each(['xx-y', 'en-u-', 'i-klingon', 'a1', 'zz-1-2-3-4-5-6', 'aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa'])(
    'a tag that is shaped like a language is one: %s',
    async (lang) => {
      expect((await config(`&lang=${lang}`)).statusCode).toBeLessThan(500);
    },
  );

  it('does not tell the secret id of a site from a wrong one', async () => {
    expect(problemLine(await call(server, 'GET', `/v1/config?site=${site.id}`))).toBe(
      '404 unknown_site site',
    );
  });
});

describe('the looks of a survey', () => {
  const display = {
    form: 'tab',
    label: { en: 'Tell us', 'zh-Hans': '反馈' },
    accent: '#0A7D55',
    zIndex: 50,
    words: { send: { en: 'Submit', 'zh-Hans': '发送' }, notNow: 'Later' },
  } as const;

  it('are spelled out; a tab is there for those, too, who looked behind it before', async () => {
    const shop = await createSite(server);
    await createSurvey(server, shop, { display });
    const answer = await call(server, 'GET', `/v1/config?site=${shop.publicKey}&lang=zh-CN`);
    expect(answer.json().surveys).toMatchObject([
      {
        form: 'tab',
        label: '反馈',
        css: ':host{--earshot-accent:#0A7D55}',
        zIndex: 50,
        words: { send: '发送', notNow: 'Later' },
        show: { every: 0 },
      },
    ]);
  });

  it.each([
    ['an accent that is no colour', { accent: 'red;}' }, 'display.accent'],
    ['a level that is none', { zIndex: 0 }, 'display.zIndex'],
    ['words that the widget does not say', { words: { shout: 'Hey' } }, 'display.words.shout'],
    ['a label that is too long for a tab', { label: 'x'.repeat(41) }, 'display.label'],
  ])('are refused with %s', async (_, wrong, path) => {
    const shop = await createSite(server);
    const refused = await asOwner(server, 'POST', '/v1/surveys', {
      site: shop.id,
      slug: 'wrong',
      name: 'Wrong',
      questions: [{ id: 'score', type: 'nps', text: 'How likely?' }],
      display: wrong,
    });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().invalidParams.map((one: { path: string }) => one.path)).toContain(path);
  });
});
