/** Whatever is sent, the answer is a problem that names what is wrong, and nothing is stored. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { allTypes } from '../support/http-all-types.ts';
import { post, postResponse } from '../support/http-calls.ts';
import { problemIn, problemLine } from '../support/http-problem.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey, shopOrigin, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false });
  site = await createSite(server);
  await createSurvey(server, site);
  await createSurvey(server, site, { slug: 'types', questions: allTypes });
});
afterAll(async () => {
  await server.app.flushFunnel();
  expect(await stored(server, site)).toEqual([]);
  for (const survey of ['checkout', 'types']) {
    expect(await coverageOf(server, site, survey)).toMatchObject({ received: 0 });
  }
  await server.close();
});

type Fields = Record<string, unknown>;

/** A body that would be stored, but for these fields. */
function withFields(fields: Fields): Fields {
  return { ...responseTo(site, 1), ...fields };
}

/** Many members of a JSON array or object, written out. */
function bulk(n: number, member: (i: number) => string, [open, close]: string): string {
  return `${open}${Array.from({ length: n }, (_, i) => member(i)).join(',')}${close}`;
}

/** Sent by itself it is refused with that problem; in a batch it is rejected with that code. */
async function expectRefused(fields: Fields, problem: string): Promise<void> {
  expect(problemLine(await postResponse(server, withFields(fields)))).toBe(problem);
  const events = [{ type: 'response', response: withFields(fields) }];
  const batch = await post(server, '/v1/events', { site: site.publicKey, events });
  expect(batch.statusCode).toBe(202);
  expect(batch.json()).toEqual({ results: [{ status: 'rejected', code: problem.split(' ')[1] }] });
}

describe('a response with', () => {
  it.each<[string, Fields, string]>([
    ['no id', { id: undefined }, '400 invalid_request id'],
    ['an id that is no UUID', { id: 'abc' }, '400 invalid_request id'],
    ['an id that is nil', { id: '00000000-0000-0000-0000-000000000000' }, '400 invalid_request id'],
    ['an id in braces', { id: `{${responseId(1)}}` }, '400 invalid_request id'],
    ['an id with a line break', { id: `${responseId(1)}\n` }, '400 invalid_request id'],
    ['a number for its id', { id: 7 }, '400 invalid_request id'],
    ['null for its id', { id: null }, '400 invalid_request id'],
    ['no survey', { survey: undefined }, '400 invalid_request survey'],
    ['an unknown survey', { survey: 'unknown' }, '404 unknown_survey survey'],
    ['a survey with a path', { survey: '../checkout' }, '400 invalid_request survey'],
    ['an empty survey', { survey: '' }, '400 invalid_request survey'],
    ['a survey that is too long', { survey: 'a'.repeat(65) }, '400 invalid_request survey'],
    ['a list for its survey', { survey: ['checkout'] }, '400 invalid_request survey'],
    ['no answers', { answers: undefined }, '400 invalid_request answers'],
    ['null for its answers', { answers: null }, '400 invalid_request answers'],
    ['a list of answers', { answers: [9] }, '400 invalid_request answers'],
    ['a text for its answers', { answers: '{"score":9}' }, '400 invalid_request answers'],
    ['"5" for 5', { answers: { score: '5' } }, '400 invalid_request answers.score'],
    ['5.5', { answers: { score: 5.5 } }, '400 invalid_request answers.score'],
    ['true for 1', { answers: { score: true } }, '400 invalid_request answers.score'],
    ['null for a rating', { answers: { score: null } }, '400 invalid_request answers.score'],
    ['a list for a rating', { answers: { score: [9] } }, '400 invalid_request answers.score'],
    ['an object for a rating', { answers: { score: { valueOf: 9 } } }, '400 invalid_request answers.score'],
    ['an empty text for a rating', { answers: { score: '' } }, '400 invalid_request answers.score'],
    ['11 on a scale to 10', { answers: { score: 11 } }, '422 invalid_answer answers.score'],
    ['-1 on a scale from 0', { answers: { score: -1 } }, '422 invalid_answer answers.score'],
    ['1e300', { answers: { score: 1e300 } }, '422 invalid_answer answers.score'],
    ['a number for a text', { answers: { score: 9, why: 9 } }, '400 invalid_request answers.why'],
    [
      'a comment one over its length',
      { answers: { score: 9, why: 'a'.repeat(101) } },
      '400 invalid_request answers.why',
    ],
    ['too many emoji', { answers: { score: 9, why: '😀'.repeat(101) } }, '400 invalid_request answers.why'],
    ['an unknown question', { answers: { score: 9, colour: 'red' } }, '422 invalid_answer answers.colour'],
    [
      'a question named like a method',
      { answers: { score: 9, toString: 'x' } },
      '422 invalid_answer answers.toString',
    ],
    [
      'a question named constructor',
      { answers: { score: 9, constructor: 'x' } },
      '400 invalid_request answers.constructor',
    ],
    ['a question with a dot', { answers: { score: 9, 'a.b': 1 } }, '400 invalid_request answers.a.b'],
    ['NUL in the name of a question', { answers: { score: 9, 'a\0': 1 } }, '400 invalid_request answers.a\0'],
    [
      'too many answers',
      { answers: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`q${i}`, 1])) },
      '400 invalid_request answers',
    ],
    ['a required answer missing', { answers: {} }, '422 invalid_answer answers.score'],
    ['a negative revision', { revision: -1 }, '400 invalid_request revision'],
    ['a huge revision', { revision: 2 ** 53 }, '400 invalid_request revision'],
    ['half a revision', { revision: 0.5 }, '400 invalid_request revision'],
    ['a text for its revision', { revision: '0' }, '400 invalid_request revision'],
    ['null for its revision', { revision: null }, '400 invalid_request revision'],
    ['version 0', { version: 0 }, '400 invalid_request version'],
    ['an unknown version', { version: 2 }, '422 unknown_version version'],
    ['a text for its version', { version: '1' }, '400 invalid_request version'],
    ['"yes" for complete', { complete: 'yes' }, '400 invalid_request complete'],
    ['1 for test', { test: 1 }, '400 invalid_request test'],
    ['a script for its page', { page: 'javascript:alert(1)' }, '400 invalid_request page'],
    ['a file for its page', { page: 'file:///etc/passwd' }, '400 invalid_request page'],
    ['a path for its page', { page: '/checkout' }, '400 invalid_request page'],
    ['a page without a host', { page: 'https://' }, '400 invalid_request page'],
    [
      'a page that is too long',
      { page: `https://a.example/${'x'.repeat(2000)}` },
      '400 invalid_request page',
    ],
    ['a route that is too long', { route: 'x'.repeat(301) }, '400 invalid_request route'],
    ['an empty route', { route: '' }, '400 invalid_request route'],
    ['a touchpoint that is too long', { touchpoint: 'x'.repeat(101) }, '400 invalid_request touchpoint'],
    ['a channel in capitals', { channel: 'Widget' }, '400 invalid_request channel'],
    ['a channel that is too long', { channel: 'x'.repeat(33) }, '400 invalid_request channel'],
    ['a language that is none', { language: 'en_GB' }, '400 invalid_request language'],
    [
      'a language that is too long',
      { language: 'en-abcdefgh-abcdefgh-abcdefgh-abcdefgh' },
      '400 invalid_request language',
    ],
    ['a variant that is too long', { variant: 'x'.repeat(101) }, '400 invalid_request variant'],
    ['a release that is too long', { release: 'x'.repeat(101) }, '400 invalid_request release'],
    ['a referrer that is too long', { referrer: 'x'.repeat(2001) }, '400 invalid_request referrer'],
    ['a visitor that is too long', { visitor: 'x'.repeat(201) }, '400 invalid_request visitor'],
    ['a number for its visitor', { visitor: 7 }, '400 invalid_request visitor'],
    ['a list of attributes', { attributes: ['pro'] }, '400 invalid_request attributes'],
    [
      'too many attributes',
      { attributes: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}`, 1])) },
      '400 invalid_request attributes',
    ],
    [
      'an attribute that is too long',
      { attributes: { plan: 'x'.repeat(201) } },
      '400 invalid_request attributes.plan',
    ],
    ['an attribute that is an object', { attributes: { plan: {} } }, '400 invalid_request attributes.plan'],
    ['an attribute that is null', { attributes: { plan: null } }, '400 invalid_request attributes.plan'],
    ['an attribute without a name', { attributes: { '': 'x' } }, '400 invalid_request attributes.'],
    [
      'an attribute with too long a name',
      { attributes: { ['x'.repeat(41)]: 1 } },
      `400 invalid_request attributes.${'x'.repeat(41)}`,
    ],
    ['a day for a time', { submittedAt: '2026-11-01' }, '400 invalid_request submittedAt'],
    ['a time without an offset', { submittedAt: '2026-11-01T09:30:00' }, '400 invalid_request submittedAt'],
    ['a day that does not exist', { shownAt: '2026-02-30T00:00:00Z' }, '400 invalid_request shownAt'],
    ['an hour that does not exist', { shownAt: '2026-11-01T25:00:00Z' }, '400 invalid_request shownAt'],
    ['a number for a time', { shownAt: 1_790_000_000 }, '400 invalid_request shownAt'],
    ['an order that is no list', { order: 'score' }, '400 invalid_request order'],
    ['an order that is too long', { order: Array(551).fill('a') }, '400 invalid_request order'],
    ['a number in its order', { order: ['score', 7] }, '400 invalid_request order.1'],
    ['a sampling rate of 0', { sampling: { rate: 0, unit: 'view' } }, '400 invalid_request sampling.rate'],
    [
      'a sampling rate above 1',
      { sampling: { rate: 1.01, unit: 'view' } },
      '400 invalid_request sampling.rate',
    ],
    [
      'an unknown unit of sampling',
      { sampling: { rate: 1, unit: 'day' } },
      '400 invalid_request sampling.unit',
    ],
    ['an unknown vital', { vitals: { fid: 3 } }, '400 invalid_request vitals.fid'],
    ['a negative vital', { vitals: { lcp: -1 } }, '400 invalid_request vitals.lcp'],
    ['a text for its consent', { consent: 'yes' }, '400 invalid_request consent'],
    ['a honeypot that is too full', { trap: 'x'.repeat(201) }, '400 invalid_request trap'],
    ['an unknown key', { colour: 'red' }, '400 invalid_request colour'],
    [
      'a key that the server keeps for itself',
      { receivedAt: '2026-11-01T00:00:00Z' },
      '400 invalid_request receivedAt',
    ],
    ['a key named constructor', { constructor: 1 }, '400 invalid_request constructor'],
  ])('%s', async (_, fields, problem) => {
    await expectRefused(fields, problem);
  });

  it.each<[string, Fields, string]>([
    ['a number for a choice', { reason: 1 }, '400 invalid_request answers.reason'],
    ['true for a choice', { reason: true }, '400 invalid_request answers.reason'],
    ['null for a choice', { reason: null }, '400 invalid_request answers.reason'],
    ['an option that is none', { reason: 'colour' }, '422 invalid_answer answers.reason'],
    ['an option named like a method', { reason: 'toString' }, '422 invalid_answer answers.reason'],
    ['own words that are empty', { reason: { other: '' } }, '400 invalid_request answers.reason.other'],
    [
      'own words that are too long',
      { reason: { other: 'x'.repeat(201) } },
      '400 invalid_request answers.reason.other',
    ],
    ['own words that are a number', { reason: { other: 7 } }, '400 invalid_request answers.reason.other'],
    ['own words in own words', { reason: { other: { other: 'x' } } }, '400 invalid_request answers.reason'],
    ['a choice under two names', { reason: { other: 'x', a: 'y' } }, '400 invalid_request answers.reason'],
    ['one choice for several', { channels: 'press' }, '400 invalid_request answers.channels'],
    ['a map for a list', { channels: { 0: 'press' } }, '400 invalid_request answers.channels'],
    ['a number in a list of options', { channels: [1] }, '400 invalid_request answers.channels.0'],
    ['null in a list of options', { channels: [null] }, '400 invalid_request answers.channels'],
    ['a list in a list of options', { channels: [['press']] }, '400 invalid_request answers.channels'],
    ['an option twice', { channels: ['press', 'press'] }, '422 invalid_answer answers.channels.1'],
    [
      'more options than may be',
      { channels: ['press', 'search', 'friends'] },
      '422 invalid_answer answers.channels',
    ],
    [
      'more options than any question has',
      { channels: Array(52).fill('press') },
      '400 invalid_request answers.channels',
    ],
    ['a number for a matrix', { service: 5 }, '400 invalid_request answers.service'],
    ['a list for a matrix', { service: [5, 5] }, '400 invalid_request answers.service'],
    ['"5" for an item', { service: { speed: '5' } }, '400 invalid_request answers.service.speed'],
    ['true for an item', { service: { speed: true } }, '400 invalid_request answers.service.speed'],
    ['null for an item', { service: { speed: null } }, '400 invalid_request answers.service.speed'],
    ['half a step for an item', { service: { speed: 1.5 } }, '400 invalid_request answers.service.speed'],
    ['a map for an item', { service: { speed: { a: 1 } } }, '400 invalid_request answers.service'],
    ['0 for an item', { service: { speed: 0 } }, '422 invalid_answer answers.service.speed'],
    ['6 for an item', { service: { speed: 6 } }, '422 invalid_answer answers.service.speed'],
    ['1e300 for an item', { service: { speed: 1e300 } }, '422 invalid_answer answers.service.speed'],
    ['an item that is none', { service: { colour: 5 } }, '422 invalid_answer answers.service.colour'],
    ['an item with a dot', { service: { 'a.b': 5 } }, '400 invalid_request answers.service'],
    ['an item named constructor', { service: { constructor: 5 } }, '400 invalid_request answers.service'],
    [
      'more items than any matrix has',
      { service: Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`i${i}`, 1])) },
      '400 invalid_request answers.service',
    ],
    [
      'one half of a Kano answer',
      { dark: { functional: 1 } },
      '400 invalid_request answers.dark.dysfunctional',
    ],
    ['a number for a Kano answer', { dark: 3 }, '400 invalid_request answers.dark'],
    [
      'a Kano answer off its scale',
      { dark: { functional: 1, dysfunctional: 6 } },
      '422 invalid_answer answers.dark.dysfunctional',
    ],
    [
      'a third part of a Kano answer',
      { dark: { functional: 1, dysfunctional: 1, both: 1 } },
      '400 invalid_request answers.dark.both',
    ],
    ['"true" for a consent', { terms: 'true' }, '400 invalid_request answers.terms'],
    ['1 for a consent', { terms: 1 }, '400 invalid_request answers.terms'],
    ['null for a consent', { terms: null }, '400 invalid_request answers.terms'],
    ['a list for a text', { why: ['Fast'] }, '400 invalid_request answers.why'],
    ['own words for a text', { why: { other: 'Fast' } }, '400 invalid_request answers.why'],
    ['true for a text', { why: true }, '400 invalid_request answers.why'],
  ])('%s', async (_, answers, problem) => {
    await expectRefused({ survey: 'types', answers: { score: 9, ...answers } }, problem);
  });

  it.each<[string, string, string]>([
    ['a matrix of five thousand items', 'service', bulk(5_000, (i) => `"i${i}":1`, '{}')],
    ['a list of twenty thousand options', 'channels', bulk(20_000, () => '0', '[]')],
    ['a list of twenty thousand maps', 'channels', bulk(20_000, () => '{}', '[]')],
  ])('%s', async (_, question, json) => {
    const body = JSON.stringify(withFields({ survey: 'types', answers: { [question]: 0 } }));
    const answer = await postResponse(server, body.replace(`"${question}":0`, `"${question}":${json}`));
    expect(problemLine(answer)).toBe(`400 invalid_request answers.${question}`);
  });

  it('an item named __proto__', async () => {
    const body = JSON.stringify(withFields({ survey: 'types', answers: { service: 0 } }));
    const answer = await postResponse(server, body.replace('"service":0', '"service":{"__proto__":5}'));
    expect(problemLine(answer)).toBe('400 malformed_body');
  });

  const texts = [
    'id',
    'site',
    'survey',
    'page',
    'route',
    'touchpoint',
    'channel',
    'language',
    'variant',
    'release',
  ];
  const moreTexts = ['referrer', 'visitor', 'shownAt', 'submittedAt', 'trap'];
  it.each([...texts, ...moreTexts])('a lone surrogate or NUL in its %s', async (field) => {
    for (const bad of ['\ud800', '\udfff', '\0']) {
      const value = field === 'page' || field === 'referrer' ? `https://a.example/${bad}` : `a${bad}`;
      expect(problemLine(await postResponse(server, withFields({ [field]: value })))).toBe(
        `400 invalid_request ${field}`,
      );
    }
  });

  it.each(['\ud800', '\0'])('a lone surrogate or NUL in what its maps and lists hold: %j', async (bad) => {
    await expectRefused({ attributes: { plan: bad } }, '400 invalid_request attributes.plan');
    await expectRefused({ order: [bad] }, '400 invalid_request order.0');
    await expectRefused({ attributes: { [bad]: 'x' } }, `400 invalid_request attributes.${bad}`);
  });

  it('a site that is unknown', async () => {
    expect(problemLine(await postResponse(server, withFields({ site: 'pk_unknown000000000' })))).toBe(
      '404 unknown_site site',
    );
  });

  it.each([undefined, null, 7, '', 'pk_', 'sk_0123456789', [], {}])(
    'a site that is no key: %j',
    async (bad) => {
      expect(problemLine(await postResponse(server, withFields({ site: bad })))).toBe(
        '400 invalid_request site',
      );
    },
  );

  it.each(['1e400', '-1e400'])('a number beyond all numbers: %s', async (number) => {
    const json = JSON.stringify(withFields({})).replace('"score":9', `"score":${number}`);
    expect(problemLine(await postResponse(server, json))).toBe('400 invalid_request answers.score');
  });
});

describe.each(['/v1/responses', '/v1/events'])('a body of %s that is', (url) => {
  const valid = () => {
    const response = withFields({});
    return JSON.stringify(
      url === '/v1/events' ? { site: site.publicKey, events: [{ type: 'response', response }] } : response,
    );
  };

  it.each<[string, string | Buffer]>([
    ['empty', ''],
    ['white space', ' \n\t '],
    ['no JSON', 'score=9'],
    ['cut off', '{"id":"0190'],
    ['JSON and more', '{}{}'],
    ['a comment', '/* {} */'],
    ['NaN', 'NaN'],
    ['in single quotes', "{'id':1}"],
    ['with a comma at the end', '{"id":1,}'],
    ['with a raw control character', '{"id":"\u0001"}'],
    ['a byte order mark alone', Buffer.from([0xef, 0xbb, 0xbf])],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['an overlong form of UTF-8', Buffer.from([0x22, 0xc0, 0x80, 0x22])],
    ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['UTF-16', Buffer.from('{"id":1}', 'utf16le')],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"id":1}', 'utf16le')])],
    ['a key __proto__', '{"__proto__":{"test":true}}'],
    ['a key __proto__ in escapes', '{"\\u005f_proto__":{"test":true}}'],
    ['a key __proto__ deep down', '{"a":[{"b":{"__proto__":1}}]}'],
    ['a constructor with a prototype', '{"constructor":{"prototype":{"test":true}}}'],
    ['a constructor with a prototype deep down', '{"a":{"constructor":{"prototype":1}}}'],
  ])('%s', async (_, body) => {
    expect(problemLine(await post(server, url, body))).toBe('400 malformed_body');
    expect(problemLine(await post(server, url, body, { 'content-type': 'text/plain' }))).toBe(
      '400 malformed_body',
    );
  });

  it('right, but for a byte order mark', async () => {
    expect(problemLine(await post(server, url, `\ufeff${valid()}`))).toBe('400 malformed_body');
  });

  it.each(['null', 'true', '7', '"text"', '[]', '[{}]'])('%s', async (body) => {
    expect(problemIn(await post(server, url, body))).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it.each(['[', '{"a":'])('nested as deep as fits, by %s', async (open) => {
    for (const depth of [1000, 30_000]) {
      const close = open === '[' ? ']' : '}';
      const body = open.repeat(depth) + (open === '[' ? '' : '1') + close.repeat(depth);
      const answer = await post(server, url, body);
      expect(answer.statusCode).toBeLessThan(500);
      problemIn(answer);
    }
  });

  it('nested a hundred thousand deep', async () => {
    const answer = await post(server, url, '['.repeat(100_000) + ']'.repeat(100_000));
    expect([400, 413]).toContain(problemIn(answer).status);
  });

  it('ten megabytes', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024, 'a');
    expect(problemLine(await post(server, url, body))).toBe('413 payload_too_large');
  });

  it('one byte larger than may be, though it is right', async () => {
    const most = url === '/v1/events' ? 256 * 1024 : 64 * 1024;
    const padded = valid().padEnd(most + 1);
    expect(problemLine(await post(server, url, padded))).toBe('413 payload_too_large');
  });

  it.each<[string, Record<string, string>]>([
    ['XML by its type', { 'content-type': 'application/xml' }],
    ['a picture by its type', { 'content-type': 'image/png' }],
    ['multipart', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['of another JSON type', { 'content-type': 'application/vnd.api+json' }],
    ['of an empty type', { 'content-type': '' }],
    ['of a type that is none', { 'content-type': 'json' }],
    ['of another charset', { 'content-type': 'application/json; charset=utf-16' }],
    ['text of another charset', { 'content-type': 'text/plain; charset=iso-8859-1' }],
    ['a form of another charset', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-16' }],
    ['said to be compressed', { 'content-encoding': 'gzip' }],
    ['said to be of two encodings', { 'content-encoding': 'identity, gzip' }],
  ])('%s', async (_, headers) => {
    expect(problemLine(await post(server, url, valid(), headers))).toBe('415 unsupported_media_type');
  });

  it('of no type', async () => {
    const answer = await server.app.server.inject({ method: 'POST', url, payload: Buffer.from(valid()) });
    expect(problemLine(answer)).toBe('415 unsupported_media_type');
  });

  it('compressed', async () => {
    const answer = await post(server, url, gzipSync(valid()), { 'content-encoding': 'gzip' });
    expect(problemLine(answer)).toBe('415 unsupported_media_type');
  });

  it.each([
    'https://evil.example',
    'null',
    `${shopOrigin}/`,
    `${shopOrigin}.evil.example`,
    `${shopOrigin}, https://evil.example`,
  ])('from the page of "%s"', async (origin) => {
    expect(problemLine(await post(server, url, valid(), { origin }))).toBe('403 origin_not_allowed');
  });

  it('a form that is broken, or none that the route takes', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const body of [
      '',
      '%',
      '&&&&',
      '=',
      'site=%ff&survey=%00',
      'a=1&a=2',
      '__proto__=1',
      'answers.=1',
    ]) {
      const answer = await post(server, url, body, headers);
      expect([400, 415]).toContain(problemIn(answer).status);
    }
  });
});

describe('a batch with', () => {
  it.each<[string, Fields, string]>([
    ['no events', { events: undefined }, '400 invalid_request events'],
    ['null for its events', { events: null }, '400 invalid_request events'],
    ['an object for its events', { events: { 0: {} } }, '400 invalid_request events'],
    ['no site', { site: undefined }, '400 invalid_request site'],
    ['an unknown site', { site: 'pk_unknown000000000' }, '404 unknown_site site'],
    ['an unknown key', { colour: 'red' }, '400 invalid_request colour'],
    [
      'too many events',
      { events: Array(101).fill({ type: 'viewed', survey: 'checkout' }) },
      '400 invalid_request events',
    ],
  ])('%s', async (_, fields, problem) => {
    const body = { site: site.publicKey, events: [{ type: 'viewed', survey: 'unknown' }], ...fields };
    expect(problemLine(await post(server, '/v1/events', body))).toBe(problem);
  });
});

describe('a plain form', () => {
  it.each(['/v1/events', '/v1/session'])('is nothing that %s takes', async (url) => {
    const answer = await post(server, url, 'site=x', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(problemLine(answer)).toBe('415 unsupported_media_type');
  });
});
