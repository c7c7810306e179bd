/** `/v1/surveys`: create, read, list, change, and the versions that changes of questions make. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/survey.ts';
import { type Answer, asOwner, call, postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T10:00:00Z');
let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
});
afterAll(() => server.close());
beforeEach(async () => {
  site = await createSite(server);
});

const nps = { id: 'score', type: 'nps', text: 'How likely are you to recommend us?' } as const;
const stars = { id: 'stars', type: 'stars', text: 'How many stars?' } as const;

const create = (fields: object) =>
  asOwner(server, 'POST', '/v1/surveys', {
    site: site.id,
    slug: 'new',
    name: 'New',
    questions: [nps],
    ...fields,
  });
const read = (slug = 'checkout', rest = '') =>
  asOwner(server, 'GET', `/v1/surveys/${slug}${rest}?site=${site.id}`);
const change = (fields: object, method: 'PUT' | 'PATCH' = 'PUT', slug = 'checkout') =>
  asOwner(server, method, `/v1/surveys/${slug}?site=${site.id}`, fields);

describe('a new survey', () => {
  it('needs a slug, a name and questions; the rest has defaults', async () => {
    const answer = await create({});
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      site: site.id,
      slug: 'new',
      name: 'New',
      status: 'draft',
      version: 1,
      questions: [{ ...nps, required: false }],
      display: { form: 'popover', position: 'bottom-right', theme: 'auto' },
      show: { on: { delay: 5 }, sample: 1, every: '90d' },
      createdAt: '2026-11-15T10:00:00.000Z',
      updatedAt: '2026-11-15T10:00:00.000Z',
    });
  });

  it('takes every type of question, each with the default of its scale', async () => {
    const types = ['nps', 'csat', 'ces', 'expectation', 'stars', 'emoji', 'thumbs', 'text'];
    const answer = await create({ questions: types.map((type) => ({ id: type, type, text: 'Well?' })) });
    expect(answer.statusCode).toBe(201);
    expect(
      answer
        .json()
        .questions.map((q: { scale?: number; maxLength?: number }) => q.scale ?? q.maxLength ?? null),
    ).toEqual([null, 5, null, null, 5, 5, null, 2000]);
  });

  it('is found by its slug, and in the list of its site', async () => {
    const survey = await createSurvey(server, site);
    expect((await read()).json()).toEqual(survey);
    const list = (await asOwner(server, 'GET', `/v1/surveys?site=${site.id}`)).json();
    expect(list).toEqual({ items: [survey], next: null });
  });

  it('stands in the list in the order of creation', async () => {
    for (const slug of ['c', 'a', 'b']) await createSurvey(server, site, { slug });
    const list = (await asOwner(server, 'GET', `/v1/surveys?site=${site.id}`)).json();
    expect(list.items.map((item: { slug: string }) => item.slug)).toEqual(['c', 'a', 'b']);
  });

  it('cannot take a slug that is taken', async () => {
    await createSurvey(server, site);
    expect(problemLine(await create({ slug: 'checkout' }))).toBe('409 already_exists slug');
  });

  it('may have the slug of another site’s survey', async () => {
    const other = await createSite(server);
    await createSurvey(server, other);
    expect((await create({ slug: 'checkout' })).statusCode).toBe(201);
  });
});

describe.each(['PUT', 'PATCH'] as const)('%s', (method) => {
  it('changes what it names and nothing else', async () => {
    const survey = await createSurvey(server, site);
    clock.at += 60_000;
    const answer = await change({ name: 'After buying' }, method);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      ...survey,
      name: 'After buying',
      updatedAt: new Date(clock.at).toISOString(),
    });
  });

  it.each(['draft', 'live', 'paused', 'archived'])('sets the status to %s', async (status) => {
    await createSurvey(server, site);
    await change({ status }, method);
    expect((await read()).json().status).toBe(status);
  });

  it('moves it to another slug', async () => {
    await createSurvey(server, site);
    await change({ slug: 'bought' }, method);
    expect((await read('bought')).statusCode).toBe(200);
    expect(problemLine(await read('checkout'))).toBe('404 unknown_survey slug');
  });

  it('cannot move it to a slug that is taken', async () => {
    await createSurvey(server, site);
    await createSurvey(server, site, { slug: 'taken' });
    expect(problemLine(await change({ slug: 'taken' }, method))).toBe('409 already_exists slug');
  });
});

describe('a version', () => {
  const versions = async () =>
    (await read('checkout', '/versions'))
      .json()
      .items.map((v: { version: number; questions: { id: string }[] }) => [
        v.version,
        v.questions.map((q) => q.id),
      ]);

  it('is made by other questions', async () => {
    await createSurvey(server, site, { questions: [nps] });
    expect((await change({ questions: [nps, stars] })).json().version).toBe(2);
    expect(await versions()).toEqual([
      [1, ['score']],
      [2, ['score', 'stars']],
    ]);
  });

  it('is made by another wording alone', async () => {
    await createSurvey(server, site, { questions: [nps] });
    expect((await change({ questions: [{ ...nps, text: 'Would you?' }] })).json().version).toBe(2);
  });

  it('is not made by the same questions again', async () => {
    await createSurvey(server, site, { questions: [nps] });
    expect(
      (await change({ questions: [{ text: nps.text, type: 'nps', id: 'score', required: false }] })).json()
        .version,
    ).toBe(1);
  });

  it('is not made by anything else', async () => {
    await createSurvey(server, site);
    const answer = await change({
      slug: 'checkout',
      name: 'Another',
      status: 'paused',
      display: { position: 'top-left' },
      show: { every: '12h' },
    });
    expect(answer.json().version).toBe(1);
  });

  it('keeps the answers that were given to it, and takes late ones', async () => {
    await createSurvey(server, site, { questions: [nps] });
    await postResponse(server, responseTo(site, 1));
    await change({ questions: [stars] });
    await postResponse(server, responseTo(site, 2, { version: 1 }));
    await postResponse(server, responseTo(site, 3, { answers: { stars: 4 } }));
    const found = await stored(server, site);
    expect(found.map(({ version, answers }) => [version, answers])).toEqual([
      [2, { stars: 4 }],
      [1, { score: 9 }],
      [1, { score: 9 }],
    ]);
  });

  it('is the one that an answer without a version is judged by', async () => {
    await createSurvey(server, site, { questions: [nps] });
    await change({ questions: [stars] });
    expect(problemLine(await postResponse(server, responseTo(site, 1)))).toBe(
      '422 invalid_answer answers.score',
    );
  });
});

describe('what is not there', () => {
  it.each([
    ['GET', '/v1/surveys/unknown'],
    ['GET', '/v1/surveys/unknown/versions'],
    ['PUT', '/v1/surveys/unknown'],
    ['PATCH', '/v1/surveys/a%00b'],
    ['GET', '/v1/surveys/__proto__'],
  ] as const)('%s %s', async (method, url) => {
    const body = method === 'GET' ? undefined : { name: 'x' };
    expect(problemLine(await asOwner(server, method, `${url}?site=${site.id}`, body))).toBe(
      '404 unknown_survey slug',
    );
  });

  it('a survey under another site is not found there', async () => {
    const other = await createSite(server);
    await createSurvey(server, site);
    const answer = await asOwner(server, 'GET', `/v1/surveys/checkout?site=${other.id}`);
    expect(problemLine(answer)).toBe('404 unknown_survey slug');
  });

  it('a site', async () => {
    const answers: Answer[] = [
      await asOwner(server, 'GET', '/v1/surveys?site=unknown'),
      await asOwner(server, 'GET', '/v1/surveys/checkout?site=unknown'),
      await create({ site: 'unknown' }),
    ];
    expect(answers.map(problemLine)).toEqual(Array(3).fill('404 unknown_site site'));
  });

  it('without naming the site', async () => {
    expect(problemLine(await asOwner(server, 'GET', '/v1/surveys'))).toBe('400 invalid_request site');
  });

  it('without a key', async () => {
    expect(problemLine(await call(server, 'GET', `/v1/surveys?site=${site.id}`))).toBe('401 unauthorized');
  });
});

describe('what is no survey', () => {
  const text = { id: 'why', type: 'text', text: 'Why?' };
  it.each([
    ['a slug with capitals', { slug: 'Checkout' }, 'slug'],
    ['a slug that ends in a hyphen', { slug: 'checkout-' }, 'slug'],
    ['a slug that is too long', { slug: 'x'.repeat(65) }, 'slug'],
    ['an unknown status', { status: 'open' }, 'status'],
    ['no questions', { questions: [] }, 'questions'],
    [
      'too many questions',
      { questions: Array.from({ length: 51 }, (_, i) => ({ ...nps, id: `q${i}` })) },
      'questions',
    ],
    ['a question twice', { questions: [nps, nps] }, 'questions.1.id'],
    ['a question of an unknown type', { questions: [{ ...nps, type: 'slider' }] }, 'questions.0.type'],
    ['a question without a text', { questions: [{ id: 'score', type: 'nps' }] }, 'questions.0.text'],
    ['a text in no language', { questions: [{ ...nps, text: {} }] }, 'questions.0.text'],
    [
      'a text in what is no language',
      { questions: [{ ...nps, text: { 'not a tag': 'x' } }] },
      'questions.0.text',
    ],
    ['a reserved id', { questions: [{ ...nps, id: 'constructor' }] }, 'questions.0.id'],
    [
      'a scale that the type has not',
      { questions: [{ id: 'a', type: 'csat', text: 'x', scale: 10 }] },
      'questions.0.scale',
    ],
    ['a scale where there is none', { questions: [{ ...nps, scale: 10 }] }, 'questions.0.scale'],
    ['a text longer than it may be', { questions: [{ ...text, maxLength: 5001 }] }, 'questions.0.maxLength'],
    [
      'a condition on a later question',
      { questions: [{ ...text, if: { question: 'score', lte: 6 } }, nps] },
      'questions.0.if.question',
    ],
    [
      'a condition on a text',
      { questions: [text, { ...nps, if: { question: 'why', lte: 6 } }] },
      'questions.1.if.question',
    ],
    [
      'a condition without a bound',
      { questions: [nps, { ...text, if: { question: 'score' } }] },
      'questions.1.if',
    ],
    ['an unknown key in a question', { questions: [{ ...nps, colour: 'red' }] }, 'questions.0.colour'],
    ['an unknown position', { display: { position: 'middle' } }, 'display.position'],
    ['an unknown key in display', { display: { colour: 'red' } }, 'display.colour'],
    ['a sample above one', { show: { sample: 1.5 } }, 'show.sample'],
    ['a duration that is none', { show: { every: '90' } }, 'show.every'],
    ['an unknown trigger', { show: { on: { scroll: 50 } } }, 'show.on.scroll'],
    ['an unknown key', { colour: 'red' }, 'colour'],
    ['a version of its own', { version: 7 }, 'version'],
  ])('%s', async (_, fields, path) => {
    expect(problemLine(await create(fields))).toBe(`400 invalid_request ${path}`);
  });

  it('a change to nothing', async () => {
    await createSurvey(server, site);
    expect(problemLine(await change({}))).toBe('400 invalid_request ');
  });

  it('a change to another site', async () => {
    await createSurvey(server, site);
    expect(problemLine(await change({ site: site.id, name: 'x' }))).toBe('400 invalid_request site');
  });
});
