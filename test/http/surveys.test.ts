/** `/v1/surveys`: create, read, list, change, and the versions that changes of questions make. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { allTypes } from '../support/http-all-types.ts';
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
      show: { on: { delay: 5 }, sample: 1, sampleBy: 'view', every: '90d' },
      createdAt: '2026-11-15T10:00:00.000Z',
      updatedAt: '2026-11-15T10:00:00.000Z',
    });
  });

  it('takes every type of rating, each with the default of its scale, and a text', async () => {
    const types = ['nps', 'csat', 'ces', 'expectation', 'stars', 'emoji', 'thumbs', 'text'];
    const answer = await create({ questions: types.map((type) => ({ id: type, type, text: 'Well?' })) });
    expect(answer.statusCode).toBe(201);
    expect(
      answer
        .json()
        .questions.map((q: { scale?: number; maxLength?: number }) => q.scale ?? q.maxLength ?? null),
    ).toEqual([null, 5, null, null, 5, 5, null, 2000]);
  });

  it('takes the types that are no scale, each with its defaults', async () => {
    const answer = await create({ questions: allTypes });
    expect(answer.statusCode).toBe(201);
    const [, reason, channels, service, dark, terms] = answer.json().questions;
    expect(reason).toMatchObject({ type: 'choice', other: true, shuffle: false, required: false });
    expect(channels).toMatchObject({ type: 'choices', min: 0, max: 2, shuffle: false });
    expect(service).toMatchObject({
      type: 'matrix',
      scale: 5,
      items: [
        { id: 'speed', weight: 1 },
        { id: 'staff', weight: 2 },
      ],
    });
    expect(dark).toMatchObject({ type: 'kano', feature: 'Dark mode' });
    expect(terms).toMatchObject({ type: 'consent' });
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

describe('a change made from what was read', () => {
  const changeFrom = (tag: string, name: string) =>
    asOwner(server, 'PUT', `/v1/surveys/checkout?site=${site.id}`, { name }, { 'if-match': tag });

  it('is made where that is the latest, by the tag that reading gave', async () => {
    await createSurvey(server, site);
    const { etag } = (await read()).headers;
    clock.at += 1000;
    const answer = await changeFrom(String(etag), 'After buying');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.etag).toBe(`"${answer.json().updatedAt}"`);
    expect(answer.headers.etag).not.toBe(etag);
  });

  it('is refused where the survey was changed meanwhile, and nothing of it is made', async () => {
    const { updatedAt } = await createSurvey(server, site);
    clock.at += 1000;
    await change({ name: 'Till' });
    expect(problemLine(await changeFrom(`"${updatedAt}"`, 'After buying'))).toBe('409 edit_conflict');
    expect((await read()).json().name).toBe('Till');
  });

  it('is made whatever there is where any state will do', async () => {
    await createSurvey(server, site);
    expect((await changeFrom('*', 'After buying')).statusCode).toBe(200);
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

  it('is made by another weight of an item alone', async () => {
    const matrix = (weight: number) => ({
      id: 'service',
      type: 'matrix' as const,
      text: 'How was it?',
      items: [{ id: 'speed', text: 'Speed', weight }],
    });
    await createSurvey(server, site, { questions: [matrix(1)] });
    expect((await change({ questions: [matrix(1)] })).json().version).toBe(1);
    expect((await change({ questions: [matrix(2)] })).json().version).toBe(2);
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
      'questions.1.if.lte',
    ],
    [
      'a condition without a bound',
      { questions: [nps, { ...text, if: { question: 'score' } }] },
      'questions.1.if',
    ],
    ['an unknown key in a question', { questions: [{ ...nps, colour: 'red' }] }, 'questions.0.colour'],
    ['an unknown position', { display: { position: 'middle' } }, 'display.position'],
    ['an unknown form', { display: { form: 'banner' } }, 'display.form'],
    ['an inline survey that stands nowhere', { display: { form: 'inline' } }, 'display.target'],
    ['a place for a popover', { display: { target: '#here' } }, 'display.target'],
    ['an unknown key in display', { display: { colour: 'red' } }, 'display.colour'],
    ['a sample above one', { show: { sample: 1.5 } }, 'show.sample'],
    ['a duration that is none', { show: { every: '90' } }, 'show.every'],
    ['a sample of pages', { show: { sampleBy: 'page' } }, 'show.sampleBy'],
    ['an unknown device', { show: { devices: ['desktop', 'watch'] } }, 'show.devices.1'],
    ['a language that is none', { show: { languages: ['de', 'de_AT'] } }, 'show.languages.1'],
    [
      'attributes that cannot be compared',
      { show: { attributes: { plan: ['pro'] } } },
      'show.attributes.plan',
    ],
    [
      'a condition of an attribute that says nothing',
      { show: { attributes: { plan: {} } } },
      'show.attributes.plan',
    ],
    ['no referrers', { show: { referrers: [] } }, 'show.referrers'],
    ['a time that is none', { show: { time: { from: 'tomorrow' } } }, 'show.time.from'],
    ['a time without its zone', { show: { time: { from: '2026-12-01T09:00' } } }, 'show.time.from'],
    [
      'an end before the beginning',
      { show: { time: { from: '2026-12-02', until: '2026-12-01' } } },
      'show.time.until',
    ],
    ['an unknown day', { show: { time: { days: ['monday'] } } }, 'show.time.days.0'],
    ['an hour that is none', { show: { time: { hours: ['9:00', '17:00'] } } }, 'show.time.hours.0'],
    ['hours without length', { show: { time: { hours: ['09:00', '09:00'] } } }, 'show.time.hours'],
    ['a first visit', { show: { visits: 1 } }, 'show.visits'],
    ['a consent of no', { show: { consent: false } }, 'show.consent'],
    ['a cancelling event without a name', { show: { cancel: [{}] } }, 'show.cancel.0.name'],
    ['a snooze that is none', { show: { snooze: 'later' } }, 'show.snooze'],
    ['a quota of nothing', { show: { quota: {} } }, 'show.quota'],
    ['a quota of no answers', { show: { quota: { total: 0 } } }, 'show.quota.total'],
    ['a stay of no time', { show: { on: { dwell: 0 } } }, 'show.on.dwell'],
    [
      'a property of an event that cannot be compared',
      { show: { on: { event: { name: 'bought', where: { total: null } } } } },
      'show.on.event.where.total',
    ],
    ['an unknown trigger', { show: { on: { moon: 50 } } }, 'show.on.moon'],
    ['a scroll beyond the page', { show: { on: { scroll: 101 } } }, 'show.on.scroll'],
    ['an unknown key', { colour: 'red' }, 'colour'],
    ['a version of its own', { version: 7 }, 'version'],
  ])('%s', async (_, fields, path) => {
    expect(problemLine(await create(fields))).toBe(`400 invalid_request ${path}`);
  });

  const options = [
    { id: 'a', text: 'A' },
    { id: 'b', text: 'B' },
  ];
  const many = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `o${i}`, text: 'x' }));
  const asking = (fields: object) => ({ questions: [{ id: 'q', text: 'Well?', ...fields }] });
  const items = [{ id: 'a', text: 'A' }];
  it.each<[string, object, string]>([
    ['a choice of nothing', { type: 'choice' }, 'options'],
    ['a choice of one', { type: 'choice', options: many(1) }, 'options'],
    ['a choice of 51', { type: 'choice', options: many(51) }, 'options'],
    ['an option twice', { type: 'choice', options: [...options, options[0]] }, 'options.2.id'],
    [
      'an option named like own words',
      { type: 'choice', options: [{ id: '(other)', text: 'x' }, options[0]] },
      'options.0.id',
    ],
    [
      'an option with a reserved name',
      { type: 'choice', options: [{ id: 'constructor', text: 'x' }, options[0]] },
      'options.0.id',
    ],
    ['an option without a text', { type: 'choice', options: [{ id: 'c' }, options[0]] }, 'options.0.text'],
    [
      'an unknown key in an option',
      { type: 'choice', options: [{ ...options[0], weight: 2 }, options[1]] },
      'options.0.weight',
    ],
    ['a text for other', { type: 'choice', options, other: 'yes' }, 'other'],
    ['a least number of a single choice', { type: 'choice', options, min: 1 }, 'min'],
    ['a negative least', { type: 'choices', options, min: -1 }, 'min'],
    ['a least above the most', { type: 'choices', options, min: 2, max: 1 }, 'min'],
    ['a least above all there are', { type: 'choices', options, min: 3 }, 'min'],
    ['a most above all there are', { type: 'choices', options, max: 3 }, 'max'],
    ['a most of none', { type: 'choices', options, max: 0 }, 'max'],
    ['half a most', { type: 'choices', options, max: 1.5 }, 'max'],
    ['a matrix of nothing', { type: 'matrix', items: [] }, 'items'],
    ['a matrix of 31', { type: 'matrix', items: many(31) }, 'items'],
    ['an item twice', { type: 'matrix', items: [...items, ...items] }, 'items.1.id'],
    ['an item with a dot', { type: 'matrix', items: [{ id: 'a.b', text: 'x' }] }, 'items.0.id'],
    ['a scale of 10', { type: 'matrix', items, scale: 10 }, 'scale'],
    ['a weight of 0', { type: 'matrix', items: [{ ...items[0], weight: 0 }] }, 'items.0.weight'],
    ['a weight below 0', { type: 'matrix', items: [{ ...items[0], weight: -1 }] }, 'items.0.weight'],
    ['a weight above 1000', { type: 'matrix', items: [{ ...items[0], weight: 1001 }] }, 'items.0.weight'],
    ['a text for a weight', { type: 'matrix', items: [{ ...items[0], weight: '1' }] }, 'items.0.weight'],
    ['a Kano question of no feature', { type: 'kano' }, 'feature'],
    ['a scale of a Kano question', { type: 'kano', feature: 'x', scale: 5 }, 'scale'],
    ['an end of a consent', { type: 'consent', low: 'No' }, 'low'],
  ])('%s', async (_, fields, path) => {
    expect(problemLine(await create(asking(fields)))).toBe(`400 invalid_request questions.0.${path}`);
  });

  it('own words count as one more to choose from', async () => {
    const answer = await create(asking({ type: 'choices', options, other: true, min: 3, max: 3 }));
    expect(answer.statusCode).toBe(201);
  });

  it('more options and items than a survey may have in all', async () => {
    const questions = Array.from({ length: 11 }, (_, i) => ({
      id: `q${i}`,
      type: 'choice',
      text: 'Well?',
      options: many(50),
    }));
    expect(problemLine(await create({ questions }))).toBe('400 invalid_request questions');
    expect((await create({ questions: questions.slice(1) })).statusCode).toBe(201);
  });

  it.each<[string, object, string]>([
    ['a bound on a choice', { question: 'reason', gte: 1 }, 'gte'],
    ['an option that the choice has not', { question: 'reason', is: 'music' }, 'is'],
    ['one of several options that the choice has not', { question: 'reason', not: ['price', 'x'] }, 'not'],
    ['a bound on a matrix without its item', { question: 'service', gte: 1 }, 'item'],
    ['an item that the matrix has not', { question: 'service', item: 'price', gte: 1 }, 'item'],
    ['an option of a rating', { question: 'score', is: 'price' }, 'is'],
    ['an option of a consent', { question: 'terms', is: 'yes' }, 'is'],
    ['words of a text', { question: 'why', is: 'price' }, 'is'],
    ['a question that is not there', { question: 'nothing', answered: true }, 'question'],
  ])('a condition on %s', async (_, condition, path) => {
    const questions = [...allTypes, { ...nps, id: 'later', if: condition }];
    expect(problemLine(await create({ questions }))).toBe(`400 invalid_request questions.7.if.${path}`);
  });

  it.each<[string, object, string]>([
    ['to an earlier question', { to: 'score' }, 'to'],
    ['to itself', { to: 'later' }, 'to'],
    ['to nowhere', { to: 'nothing' }, 'to'],
    ['on a later question', { to: 'end', if: { question: 'last', answered: true } }, 'if.question'],
  ])('a jump %s', async (_, jump, path) => {
    const questions = [nps, { ...text, id: 'later', jump: [jump] }, { ...text, id: 'last' }];
    expect(problemLine(await create({ questions }))).toBe(`400 invalid_request questions.1.jump.0.${path}`);
  });

  it.each<[string, object]>([
    ['that is not there', { ...text, text: 'Why {{number}}?' }],
    ['in one of its languages', { ...text, text: { en: 'Why?', de: 'Warum {{number|das}}?' } }],
    ['of itself', { ...text, text: 'Why {{why}}?' }],
  ])('a text with an answer %s', async (_, question) => {
    expect(problemLine(await create({ questions: [nps, question] }))).toBe(
      '400 invalid_request questions.1.text',
    );
  });

  it.each<[string, string]>([
    ['that others can read on the way', 'http://shop.example/a.png'],
    ['that is a script', 'javascript:alert(1)'],
  ])('a picture %s', async (_, image) => {
    const pictured = [{ ...options[0], image }, options[1]];
    expect(problemLine(await create(asking({ type: 'choice', options: pictured })))).toBe(
      '400 invalid_request questions.0.options.0.image',
    );
  });

  it.each<[string, object, string]>([
    ['without anything', {}, 'endings.0'],
    [
      'with a link that is a script',
      { link: { text: 'Go', url: 'javascript:alert(1)' } },
      'endings.0.link.url',
    ],
    [
      'for a question that is not there',
      { text: 'Bye', if: { question: 'x', gte: 1 } },
      'endings.0.if.question',
    ],
    [
      'for an answer that there is not',
      { text: 'Bye', if: { question: 'score', is: 'a' } },
      'endings.0.if.is',
    ],
  ])('an ending %s', async (_, ending, path) => {
    const answer = await create({ questions: [nps], display: { endings: [ending] } });
    expect(problemLine(answer)).toBe(`400 invalid_request display.${path}`);
  });

  it('a change that takes away the question of an ending', async () => {
    const endings = [{ text: 'Bye', if: { question: 'score', gte: 9 } }];
    await create({ questions: [nps], display: { endings } });
    const answer = await change({ questions: [text] }, 'PUT', 'new');
    expect(problemLine(answer)).toBe('400 invalid_request display.endings.0.if.question');
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
