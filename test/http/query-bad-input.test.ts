/** What no number can be had of: every bad question gets a status, the name of what is wrong, and what would be right. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { type Answer, asOwner, postEvents } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { problemLine } from '../support/http-problem.ts';
import { responseTo } from '../support/http-response.ts';
import { ask, createSite, createSurvey } from '../support/http-site.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

const clock = handClock('2026-11-15T12:00:00Z');
let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false, now: clock.now });
  site = await createSite(server);
  await createSurvey(server, site);
  await createSurvey(server, site, {
    slug: 'visit',
    questions: [
      { id: 'five', type: 'csat', text: 'Well?' },
      { id: 'seven', type: 'csat', text: 'Well?', scale: 7 },
      { id: 'stars', type: 'stars', text: 'Well?', scale: 10 },
      { id: 'goods', type: 'matrix', text: 'Well?', items: [{ id: 'price', text: 'Price' }] },
      {
        id: 'reason',
        type: 'choice',
        text: 'Why?',
        options: [
          { id: 'a', text: 'A' },
          { id: 'b', text: 'B' },
        ],
      },
      { id: 'kind', type: 'kano', text: 'Chat?', feature: 'Chat' },
    ],
  });
  await answerOnThirtyPages();
});
afterAll(() => server.close());

async function answerOnThirtyPages(): Promise<void> {
  const events = Array.from({ length: 30 }, (_, n) => ({
    type: 'response',
    response: responseTo(site, n, { route: `/${n}` }),
  }));
  expect((await postEvents(server, { site: site.publicKey, events })).statusCode).toBe(202);
}

/** A question, its problem as `status code path`, and a piece of the reason. */
type Case = readonly [question: string, problem: string, reason: string];

const manyValues = Array(51).fill('/a').join(',');
const manyFilters = Array.from({ length: 21 }, (_, i) => `filter[p${i}]=x`).join('&');

const numberCases: readonly Case[] = [
  // Names
  ['NPS', '404 not_found metric', 'none of nps, csat'],
  ['__proto__', '404 not_found metric', 'none of nps'],
  ['toString', '404 not_found metric', 'none of nps'],
  ['nps%00', '404 not_found metric', 'none of nps'],
  ['nps?colour=red', '400 invalid_request colour', 'is not known here'],
  ['nps?metrics=csat', '400 invalid_request metrics', 'is not known here'],
  ['nps?version=abc', '400 invalid_request version', 'is not known here'],
  ['nps?__proto__=x', '400 invalid_request __proto__', 'is not known here'],
  ['nps?constructor=x', '400 invalid_request constructor', 'is not known here'],
  ['nps?toString=x', '400 invalid_request toString', 'is not known here'],
  ['nps?=x', '400 invalid_request ', 'is not known here'],
  ['nps?survey[]=checkout', '400 invalid_request survey[]', 'is not known here'],
  // What is asked about
  ['nps?survey=unknown', '404 unknown_survey survey', 'is no survey of this site'],
  ['nps?survey=__proto__', '404 unknown_survey survey', 'is no survey of this site'],
  ['nps?survey=%00', '404 unknown_survey survey', 'is no survey of this site'],
  ['nps?survey=', '400 invalid_request survey', '>=1'],
  [`nps?survey=${'x'.repeat(10_000)}`, '400 invalid_request survey', '<=64'],
  ['nps?survey=checkout&survey=checkout', '400 invalid_request survey', 'expected string'],
  ['nps?question=unknown', '422 unsupported_query question', 'these do: score'],
  ['nps?question=why', '422 unsupported_query question', 'these do: score'],
  ['nps?question=five', '422 unsupported_query question', '"five" is no question that gives nps'],
  ['nps?question=constructor', '422 unsupported_query question', 'these do: score'],
  ['nps?question=', '400 invalid_request question', '>=1'],
  [`nps?question=${'x'.repeat(82)}`, '400 invalid_request question', '<=81'],
  ['rating?question=goods.taste', '422 unsupported_query question', 'goods.price'],
  ['rating?question=kind', '422 unsupported_query question', 'these do:'],
  ['choices?question=five', '422 unsupported_query question', 'these do: reason'],
  ['index?question=five', '422 unsupported_query question', 'these do: goods.price'],
  ['ces', '422 unsupported_query survey', 'takes one of: ces'],
  ['csat?survey=visit', '422 question_required question', 'five (csat, scale 5), seven (csat, scale 7)'],
  ['csat?survey=visit&question=stars', '422 unsupported_query question', 'these do: five, seven'],
  ['response-rate?question=score', '422 unsupported_query question', 'belongs to the whole survey'],
  ['complaint-rate?question=score', '422 unsupported_query question', 'belongs to the whole survey'],
  // When
  ['nps?period=13d', '400 invalid_request period', '"28d"'],
  ['nps?period=', '400 invalid_request period', '"28d"'],
  ['nps?period=28D', '400 invalid_request period', '"28d"'],
  ['nps?period=7d&period=28d', '400 invalid_request period', '"28d"'],
  ['nps?period=7d&from=2026-11-01', '400 invalid_request period', 'cannot stand beside from'],
  ['nps?period=7d&to=2026-11-01', '400 invalid_request period', 'cannot stand beside from or to'],
  ['nps?to=2026-11-01', '400 invalid_request from', 'is needed where to is given'],
  ['nps?from=', '400 invalid_request from', 'must be a date like 2026-11-01'],
  ['nps?from=yesterday', '400 invalid_request from', 'must be a date like 2026-11-01'],
  ['nps?from=1762000000000', '400 invalid_request from', 'must be a date like 2026-11-01'],
  ['nps?from=2026-02-30', '400 invalid_request from', 'must be a date like 2026-11-01'],
  ['nps?from=2026-13-01T00:00:00Z', '400 invalid_request from', 'must be a date like 2026-11-01'],
  ['nps?from=2026-11-01T09:00:00', '400 invalid_request from', 'with its offset'],
  ['nps?from=2026-11-01T09:00:00%2B99:00', '400 invalid_request from', 'with its offset'],
  ['nps?from=2026-11-01T24:30:00Z', '400 invalid_request from', 'must be a date like 2026-11-01'],
  ['nps?from=1900-01-01', '400 invalid_request from', '1980 to 2100'],
  ['nps?from=1979-12-31', '400 invalid_request from', '1980 to 2100'],
  ['nps?from=2026-11-01&to=2101-01-02', '400 invalid_request to', '1980 to 2100'],
  ['nps?from=2026-11-02&to=2026-11-01', '400 invalid_request to', 'must lie after from'],
  ['nps?from=2026-11-01&to=2026-11-01', '400 invalid_request to', 'must lie after from'],
  ['nps?from=2027-01-01', '400 invalid_request from', 'lies after today'],
  ['nps?tz=Mars/Olympus', '400 invalid_request tz', 'IANA time zone like'],
  ['nps?tz=%2B08:00', '400 invalid_request tz', 'IANA time zone like'],
  ['nps?tz=-05', '400 invalid_request tz', 'IANA time zone like'],
  ['nps?tz=', '400 invalid_request tz', '>=1'],
  ['nps?tz=%00', '400 invalid_request tz', 'IANA time zone like'],
  [`nps?tz=${'x'.repeat(10_000)}`, '400 invalid_request tz', '<=64'],
  ['nps?tz=UTC&tz=UTC', '400 invalid_request tz', 'expected string'],
  ['nps?interval=fortnight', '400 invalid_request interval', '"week"'],
  ['nps?interval=', '400 invalid_request interval', '"week"'],
  ['nps?period=year&interval=hour', '422 unsupported_query interval', 'day, week, month, quarter'],
  ['nps?from=1980-01-01&to=2100-01-01&interval=day', '422 unsupported_query interval', 'quarter'],
  // Compared with what
  ['nps?compare=', '400 invalid_request compare', '2026-01-01..2026-02-01'],
  ['nps?compare=last', '400 invalid_request compare', '2026-01-01..2026-02-01'],
  ['nps?compare=2026-01-01', '400 invalid_request compare', '2026-01-01..2026-02-01'],
  ['nps?compare=..', '400 invalid_request compare', '2026-01-01..2026-02-01'],
  ['nps?compare=2026-01-01..', '400 invalid_request compare', '2026-01-01..2026-02-01'],
  ['nps?compare=a..b', '400 invalid_request compare', 'from must be a date like'],
  ['nps?compare=2026-01-01..b', '400 invalid_request compare', 'to must be a date like'],
  ['nps?compare=2026-01-01..2026-02-01..2026-03-01', '400 invalid_request compare', '2026-01-01..2026-02-01'],
  ['nps?compare=2026-02-01..2026-01-01', '400 invalid_request compare', 'to must lie after from'],
  ['nps?compare=1900-01-01..1900-02-01', '400 invalid_request compare', '1980 to 2100'],
  ['nps?compare=previous&compare=year', '400 invalid_request compare', 'expected string'],
  [`nps?compare=${'1.'.repeat(5_000)}`, '400 invalid_request compare', '<=80'],
  [
    'nps?period=7d&interval=hour&compare=2025-01-01..2026-01-01',
    '422 unsupported_query compare',
    'more than 1,000 buckets',
  ],
  // Told apart by what
  ['nps?breakdown=colour', '400 invalid_request breakdown', '"colour" is none of page'],
  ['nps?breakdown=', '400 invalid_request breakdown', '>=1'],
  ['nps?breakdown=,', '400 invalid_request breakdown', 'is none of page'],
  ['nps?breakdown=page,', '400 invalid_request breakdown', 'is none of page'],
  ['nps?breakdown=page,page', '400 invalid_request breakdown', 'names "page" twice'],
  ['nps?breakdown=page,device,browser', '400 invalid_request breakdown', 'takes one dimension, or two'],
  ['nps?breakdown=page&breakdown=device', '400 invalid_request breakdown', 'expected string'],
  ['nps?breakdown=__proto__', '400 invalid_request breakdown', 'is none of page'],
  ['nps?breakdown=theme', '400 invalid_request breakdown', 'is none of page'],
  [`nps?breakdown=${'x'.repeat(10_000)}`, '400 invalid_request breakdown', '<=81'],
  ['nps?limit=0', '400 invalid_request limit', '>=1'],
  ['nps?limit=1001', '400 invalid_request limit', '<=1000'],
  ['nps?limit=1e2', '400 invalid_request limit', 'expected number'],
  ['nps?limit=-1', '400 invalid_request limit', 'expected number'],
  ['nps?limit=abc', '400 invalid_request limit', 'expected number'],
  ['nps?limit=', '400 invalid_request limit', 'expected number'],
  ['nps?limit=1&limit=2', '400 invalid_request limit', 'expected number'],
  ['nps?breakdown=page&other=yes', '400 invalid_request other', '"true"'],
  ['nps?breakdown=page&other=', '400 invalid_request other', '"true"'],
  ['nps?include=everything', '400 invalid_request include', '"ids"'],
  ['nps?include=ids,ids', '400 invalid_request include', '"ids"'],
  [
    'nps?period=28d&interval=hour&breakdown=page',
    '422 unsupported_query interval',
    'lower limit or take a longer interval',
  ],
  // Of what alone
  ['nps?filter=page', '400 invalid_request filter', 'must be like filter[page]=/pricing'],
  ['nps?filter[]=x', '400 invalid_request filter[]', 'must be like filter[page]=/pricing'],
  ['nps?filter[page', '400 invalid_request filter[page', 'must be like filter[page]=/pricing'],
  ['nps?filter[page]x=y', '400 invalid_request filter[page]x', 'must be like filter[page]=/pricing'],
  ['nps?filter[page][][]=x', '400 invalid_request filter[page][][]', 'must be like'],
  ['nps?filter[page][]=x', '400 invalid_request filter[page][]', 'is, not, contains, gte, lte'],
  ['nps?filter[page]=/a&filter[page][is]=/b', '400 invalid_request filter[page][is]', 'with commas between'],
  ['nps?filter[page][like]=x', '400 invalid_request filter[page][like]', 'is, not, contains, gte, lte'],
  ['nps?filter[page][__proto__]=x', '400 invalid_request filter[page][__proto__]', 'is, not, contains'],
  ['nps?filter[colour]=red', '400 invalid_request filter[colour]', 'filters by none of page'],
  ['nps?filter[theme]=delivery', '400 invalid_request filter[theme]', 'filters by none of page'],
  ['nps?filter[__proto__]=x', '400 invalid_request filter[__proto__]', 'must be like filter[page]'],
  ['nps?filter[constructor]=x', '400 invalid_request filter[constructor]', 'filters by none of page'],
  ['nps?filter[page]=', '400 invalid_request filter[page]', '1 to 300 characters'],
  ['nps?filter[page]=/a,', '400 invalid_request filter[page]', '1 to 300 characters'],
  ['nps?filter[page]=%00', '400 invalid_request filter[page]', 'must be well-formed values'],
  [`nps?filter[page]=${'x'.repeat(301)}`, '400 invalid_request filter[page]', '1 to 300 characters'],
  [`nps?filter[page]=${'x'.repeat(10_000)}`, '400 invalid_request filter[page]', '1 to 300 characters'],
  [`nps?filter[page]=${manyValues}`, '400 invalid_request filter[page]', 'at most 50 values'],
  [`nps?${manyFilters}`, '400 invalid_request filter[p20]', 'at most 20'],
  ['nps?filter[page][gte]=3', '400 invalid_request filter[page][gte]', 'use is, not or contains'],
  ['nps?filter[plan][lte]=3', '400 invalid_request filter[plan][lte]', 'use is, not or contains'],
  ['nps?filter[orders][gte]=3,4', '400 invalid_request filter[orders][gte]', 'takes one number'],
  ['nps?filter[orders][gte]=many', '400 invalid_request filter[orders][gte]', 'must be a number'],
  ['nps?filter[orders][gte]=1e3', '400 invalid_request filter[orders][gte]', 'must be a number'],
  ['nps?filter[orders][gte]=Infinity', '400 invalid_request filter[orders][gte]', 'must be a number'],
  ['nps?filter[version]=abc', '400 invalid_request filter[version]', 'the number of a version'],
  ['nps?filter[version]=0', '400 invalid_request filter[version]', 'the number of a version'],
  ['nps?filter[version]=1.5', '400 invalid_request filter[version]', 'the number of a version'],
  ['nps?filter[rating]=11', '400 invalid_request filter[rating]', 'a rating from 0 to 10'],
  ['nps?filter[rating][not]=good', '400 invalid_request filter[rating][not]', 'a rating from 0 to 10'],
  ['nps?filter[survey]=unknown', '404 unknown_survey filter[survey]', 'is no survey'],
  ['nps?filter[survey][not]=unknown', '404 unknown_survey filter[survey][not]', 'is no survey'],
  [
    'nps?filter[version]=99',
    '422 unknown_version filter[version]',
    'there is no version 99; the latest is 1',
  ],
  // A row has its own value, however rare
  ['nps?filter[page]=(other)&filter[device]=mobile', '422 unsupported_query filter[page]', 'name the values'],
  // Views have no rows behind them
  [
    'response-rate?breakdown=page,device',
    '422 unsupported_query breakdown',
    'views are counted and not kept',
  ],
  ['response-rate?filter[page][not]=/a', '422 unsupported_query filter', 'views are counted and not kept'],
  ['complaint-rate?breakdown=channel&period=24h', '422 unsupported_query period', 'views are counted'],
  [
    'complaint-rate?breakdown=page&period=day&interval=hour',
    '422 unsupported_query interval',
    'views are counted',
  ],
  ['response-rate?breakdown=page&tz=Asia/Tokyo', '422 unsupported_query period', 'the days of UTC'],
  ['response-rate?breakdown=rating', '422 unsupported_query breakdown', 'views are counted and not kept'],
];

describe('GET /v1/stats/{metric}', () => {
  it.each(numberCases)('$0: $1', async (question, problem, reason) => {
    refused(await ask(server, site, question), problem, reason);
  });

  it.each([
    ['', '400 invalid_request site', 'is required'],
    ['?site=', '400 invalid_request site', '>=1'],
    ['?site=unknown', '404 unknown_site site', 'is not the id of a site here'],
    ['?site=pk_unknown00000000', '404 unknown_site site', 'is not the id of a site here'],
    ['?site=__proto__', '404 unknown_site site', 'is not the id of a site here'],
    ['?site=a&site=b', '400 invalid_request site', 'expected string'],
    [`?site=${'x'.repeat(10_000)}`, '400 invalid_request site', '<=64'],
  ] as Case[])('of no site, nps$0: $1', async (query, problem, reason) => {
    refused(await asOwner(server, 'GET', `/v1/stats/nps${query}`), problem, reason);
  });
});

describe('GET /v1/stats/sample-size', () => {
  it.each([
    ['of=everything', '400 invalid_request of', '"share"'],
    ['of=', '400 invalid_request of', '"share"'],
    ['of=__proto__', '400 invalid_request of', '"share"'],
    ['of=share&of=nps', '400 invalid_request of', '"share"'],
    ['margin=0', '400 invalid_request margin', '>0'],
    ['margin=-1', '400 invalid_request margin', '>0'],
    ['margin=2', '422 unsupported_query margin', 'must lie below 1'],
    ['margin=201', '400 invalid_request margin', '<=200'],
    ['margin=1e-2', '400 invalid_request margin', 'expected number'],
    ['margin=', '400 invalid_request margin', 'expected number'],
    ['margin=five', '400 invalid_request margin', 'expected number'],
    ['margin=0.1&margin=0.2', '400 invalid_request margin', 'expected number'],
    ['n=0', '400 invalid_request n', '>=1'],
    ['n=1.5', '400 invalid_request n', 'expected int'],
    ['n=9999999999999', '400 invalid_request n', 'expected number'],
    ['n=100&population=50', '422 unsupported_query n', 'more than the population'],
    ['n=100&margin=0.05', '400 invalid_request n', 'beside margin'],
    ['population=0', '400 invalid_request population', '>=1'],
    ['share=1.1', '400 invalid_request share', '<=1'],
    ['of=nps&promoters=0.8&detractors=0.3', '422 unsupported_query detractors', 'more than 1 together'],
    ['of=nps&share=0.5', '400 invalid_request share', 'takes margin, promoters, detractors'],
    ['of=nps&n=100', '400 invalid_request n', 'takes margin, promoters, detractors'],
    ['of=shares', '400 invalid_request a', 'is required'],
    ['of=shares&a=0.5', '400 invalid_request b', 'is required'],
    ['of=shares&a=0.5&b=0.5', '422 unsupported_query b', 'must differ from a'],
    ['of=shares&a=0&b=0.5', '400 invalid_request a', '>0'],
    ['of=shares&a=0.5&b=0.6&power=2', '400 invalid_request power', '<=0.999'],
    ['of=shares&a=0.5&b=0.6&power=0.1', '400 invalid_request power', '>=0.5'],
    ['of=shares&a=0.5&b=0.6&margin=0.1', '400 invalid_request margin', 'takes a, b, power'],
    ['of=means', '400 invalid_request difference', 'is required'],
    ['of=means&difference=0', '422 unsupported_query difference', 'must not be 0'],
    ['of=means&difference=1&sd=0', '400 invalid_request sd', '>0'],
    ['of=means&difference=1&a=0.5', '400 invalid_request a', 'takes difference, sd, power'],
    ['site=shop', '400 invalid_request site', 'is not known here'],
    ['__proto__=x', '400 invalid_request __proto__', 'is not known here'],
  ] as Case[])('%s: %s', async (query, problem, reason) => {
    refused(await asOwner(server, 'GET', `/v1/stats/sample-size?${query}`), problem, reason);
  });
});

describe('POST /v1/query', () => {
  const question = (fields: object) => JSON.stringify({ site: site.id, metrics: ['nps'], ...fields });
  const eleven = [
    'nps',
    'csat',
    'ces',
    'expectation',
    'rating',
    'choices',
    'index',
    'recommendation-rate',
    'response-rate',
    'complaint-rate',
    'nps',
  ];

  it.each([
    [{ metrics: undefined }, '400 invalid_request metrics', 'is required'],
    [{ metrics: [] }, '400 invalid_request metrics', '>=1'],
    [{ metrics: 'nps' }, '400 invalid_request metrics', 'expected array'],
    [{ metrics: ['nps', 'nps'] }, '400 invalid_request metrics', 'names a metric twice'],
    [{ metrics: ['nps', 'delight'] }, '400 invalid_request metrics.1', '"csat"'],
    [{ metrics: ['__proto__'] }, '400 invalid_request metrics.0', '"csat"'],
    [{ metrics: [null] }, '400 invalid_request metrics.0', '"csat"'],
    [{ metrics: eleven }, '400 invalid_request metrics', '<=10'],
    [{ metrics: ['nps', 'ces'] }, '422 unsupported_query survey', 'takes one of: ces'],
    [
      { metrics: ['nps', 'response-rate'], question: 'score' },
      '422 unsupported_query question',
      'belongs to the whole survey',
    ],
    [
      { metrics: ['nps', 'response-rate'], breakdown: ['page', 'device'] },
      '422 unsupported_query breakdown',
      'cannot be had for response-rate',
    ],
    [{ site: 7 }, '400 invalid_request site', 'expected string'],
    [{ site: undefined }, '400 invalid_request site', 'is required'],
    [{ site: 'unknown' }, '404 unknown_site site', 'is not the id of a site here'],
    [{ site: '\u0000' }, '404 unknown_site site', 'is not the id of a site here'],
    [{ survey: 'unknown' }, '404 unknown_survey survey', 'is no survey of this site'],
    [{ survey: null }, '400 invalid_request survey', 'expected string'],
    [{ survey: ['checkout'] }, '400 invalid_request survey', 'expected string'],
    [{ question: 'why' }, '422 unsupported_query question', 'these do: score'],
    [{ period: '13d' }, '400 invalid_request period', '"28d"'],
    [{ period: 28 }, '400 invalid_request period', '"28d"'],
    [{ from: 1762000000 }, '400 invalid_request from', 'expected string'],
    [{ to: '2026-11-01' }, '400 invalid_request from', 'is needed where to is given'],
    [{ tz: '' }, '400 invalid_request tz', '>=1'],
    [{ interval: 'fortnight' }, '400 invalid_request interval', '"week"'],
    [{ compare: true }, '400 invalid_request compare', 'expected string'],
    [{ compare: { from: '2026-01-01' } }, '400 invalid_request compare', 'expected string'],
    [{ limit: '10' }, '400 invalid_request limit', 'expected number'],
    [{ limit: 0 }, '400 invalid_request limit', '>=1'],
    [{ limit: 1.5 }, '400 invalid_request limit', 'expected int'],
    [{ limit: 1e300 }, '400 invalid_request limit', ''],
    [{ other: 'true' }, '400 invalid_request other', 'expected boolean'],
    [{ include: 'everything' }, '400 invalid_request include', '"ids"'],
    [{ include: ['ids', 'ids'] }, '400 invalid_request include', '"ids"'],
    [{ breakdown: 'page,device' }, '400 invalid_request breakdown', 'is none of page'],
    [{ breakdown: [] }, '400 invalid_request breakdown', 'array to have >=1 items'],
    [{ breakdown: ['page', 'page'] }, '400 invalid_request breakdown', 'names "page" twice'],
    [{ breakdown: ['page', 'device', 'browser'] }, '400 invalid_request breakdown', 'a list of one or two'],
    [{ breakdown: { page: true } }, '400 invalid_request breakdown', 'a list of one or two'],
    [{ filter: [] }, '400 invalid_request filter', 'expected record'],
    [{ filter: 'page' }, '400 invalid_request filter', 'expected record'],
    [{ filter: { colour: 'red' } }, '400 invalid_request filter.colour', 'filters by none of page'],
    [{ filter: { constructor: 'x' } }, '400 invalid_request filter.constructor', 'filters by none of page'],
    [{ filter: { page: '' } }, '400 invalid_request filter.page', '>=1 characters'],
    [{ filter: { page: [] } }, '400 invalid_request filter.page', '>=1 items'],
    [{ filter: { page: Array(51).fill('/a') } }, '400 invalid_request filter.page', 'a list of 1 to 50'],
    [{ filter: { page: null } }, '400 invalid_request filter.page', 'must be a value, a list'],
    [{ filter: { page: 'x'.repeat(10_000) } }, '400 invalid_request filter.page', '<=300 characters'],
    [{ filter: { page: 'a\u0000' } }, '400 invalid_request filter.page', 'without NUL'],
    [{ filter: { page: '\ud800' } }, '400 invalid_request filter.page', 'well-formed text'],
    [{ filter: { page: {} } }, '400 invalid_request filter.page', 'is, not, contains, gte, lte'],
    [
      { filter: { page: { like: 'x' } } },
      '400 invalid_request filter.page.like filter.page',
      'not known here',
    ],
    [{ filter: { page: { not: { not: 'x' } } } }, '400 invalid_request filter.page', 'a list of 1 to 50'],
    [{ filter: { page: { gte: 3 } } }, '400 invalid_request filter.page.gte', 'use is, not or contains'],
    [{ filter: { orders: { gte: [3, 4] } } }, '400 invalid_request filter.orders.gte', 'takes one number'],
    [{ filter: { orders: { gte: true } } }, '400 invalid_request filter.orders.gte', 'must be a number'],
    [{ filter: { version: 'abc' } }, '400 invalid_request filter.version', 'the number of a version'],
    [{ filter: { survey: 'unknown' } }, '404 unknown_survey filter.survey', 'is no survey'],
    [
      {
        filter: Object.fromEntries(
          [
            'page',
            'touchpoint',
            'channel',
            'device',
            'browser',
            'language',
            'country',
            'referrer',
            'release',
            'variant',
            'plan',
          ].map((name) => [name, { is: 'x', not: 'y' }]),
        ),
      },
      '400 invalid_request filter',
      'more than 20 conditions',
    ],
    [{ colour: 'red' }, '400 invalid_request colour', 'is not known here'],
    [{ metric: 'nps' }, '400 invalid_request metric', 'is not known here'],
    [{ 'filter[page]': '/a' }, '400 invalid_request filter[page]', 'is not known here'],
  ] as [object, string, string][])('$0: $1', async (fields, problem, reason) => {
    refused(await posted(question(fields)), problem, reason);
  });

  it.each([
    ['', '400 malformed_body', 'empty'],
    ['{', '400 malformed_body', ''],
    ['{"metrics":["nps"],}', '400 malformed_body', ''],
    ['{"__proto__":{"site":"x"},"metrics":["nps"]}', '400 malformed_body', ''],
    ['{"site":"x","metrics":["nps"],"filter":{"__proto__":"x"}}', '400 malformed_body', ''],
    [`${'['.repeat(5_000)}${']'.repeat(5_000)}`, '400 invalid_request ', 'expected object'],
    ['[]', '400 invalid_request ', 'expected object'],
    ['"nps"', '400 invalid_request ', 'expected object'],
    ['null', '400 invalid_request site metrics', 'is required'],
    [`{"site":"${'x'.repeat(70_000)}"}`, '413 payload_too_large', ''],
  ])('$0: $1', async (body, problem, reason) => {
    refused(await posted(body), problem, reason);
  });

  it('as a form is refused', async () => {
    refused(
      await posted('site=x&metrics=nps', 'application/x-www-form-urlencoded'),
      '415 unsupported_media_type',
      '',
    );
  });

  function posted(payload: string, type = 'application/json'): Promise<Answer> {
    const headers = { authorization: `Bearer ${ownerKey}`, 'content-type': type };
    return server.app.server.inject({ method: 'POST', url: '/v1/query', headers, payload });
  }
});

describe('GET /v1/responses', () => {
  it.each([
    ['limit=0', '400 invalid_request limit', '>=1'],
    ['limit=201', '400 invalid_request limit', '<=200'],
    ['limit=-1', '400 invalid_request limit', 'expected number'],
    ['limit=1.5', '400 invalid_request limit', 'expected number'],
    ['limit=0x10', '400 invalid_request limit', 'expected number'],
    ['limit=many', '400 invalid_request limit', 'expected number'],
    ['limit=', '400 invalid_request limit', 'expected number'],
    ['limit=1&limit=2', '400 invalid_request limit', 'expected number'],
    ['commented=yes', '400 invalid_request commented', '"true"'],
    ['complaint=1', '400 invalid_request complaint', '"true"'],
    ['class=good', '400 invalid_request class', '"counted"'],
    ['class=counted&class=test', '400 invalid_request class', '"counted"'],
    ['survey=unknown', '404 unknown_survey survey', 'is no survey of this site'],
    ['question=score', '400 invalid_request question', 'is not known here'],
    ['breakdown=page', '400 invalid_request breakdown', 'is not known here'],
    ['colour=red', '400 invalid_request colour', 'is not known here'],
    ['__proto__=x', '400 invalid_request __proto__', 'is not known here'],
    ['constructor=x', '400 invalid_request constructor', 'is not known here'],
    ['period=13d', '400 invalid_request period', '"28d"'],
    ['period=7d&from=2026-11-01', '400 invalid_request period', 'cannot stand beside from'],
    ['to=2026-11-01', '400 invalid_request from', 'is needed where to is given'],
    ['from=2026-11-02&to=2026-11-01', '400 invalid_request to', 'must lie after from'],
    ['from=1900-01-01', '400 invalid_request from', '1980 to 2100'],
    ['tz=Mars/Olympus', '400 invalid_request tz', 'IANA time zone like'],
    ['filter[colour]=red', '400 invalid_request filter[colour]', 'filters by none of page'],
    ['filter[__proto__]=x', '400 invalid_request filter[__proto__]', 'must be like filter[page]'],
    ['filter[page][gte]=3', '400 invalid_request filter[page][gte]', 'use is, not or contains'],
    ['filter[rating]=low', '400 invalid_request filter[rating]', 'a rating from 0 to 10'],
    ['filter[survey]=unknown', '404 unknown_survey filter[survey]', 'is no survey'],
    ['filter[page]=(other)', '422 unsupported_query filter[page]', 'name the values'],
    ['cursor=', '400 invalid_request cursor', 'none that this list gave out'],
    ['cursor=broken', '400 invalid_request cursor', 'none that this list gave out'],
    ['cursor=%00', '400 invalid_request cursor', 'none that this list gave out'],
    [`cursor=${'a'.repeat(20_001)}`, '400 invalid_request cursor', '<=20000'],
  ] as Case[])('$0: $1', async (query, problem, reason) => {
    refused(await listed(query), problem, reason);
  });

  const whole = { site: 1, surveys: [1], from: 0, to: 9e15, filters: [], before: null };
  const position = { receivedAt: 0, id: '01900000-0000-7000-8000-000000000001' };
  it.each([
    [null],
    [{}],
    [{ ...position, receivedAt: 'now' }],
    [{ ...position, receivedAt: 1e300 }],
    [{ ...position, id: 'x' }],
    [{ name: 'Shop', id: position.id }],
    [{ ...whole, surveys: ['1'] }],
    [{ ...whole, surveys: [1e300] }],
    [{ ...whole, from: '0' }],
    [{ ...whole, filters: [{ dimension: 'page', operator: 'like', values: ['x'] }] }],
    [{ ...whole, answered: [['1', 'score']] }],
    [{ ...whole, complaint: false }],
    [{ ...whole, before: position.id }],
    [{ ...whole, secret: true }],
  ])('with the cursor $0 is refused', async (cursor) => {
    const text = Buffer.from(JSON.stringify(cursor)).toString('base64url');
    refused(await listed(`cursor=${text}`), '400 invalid_request cursor', 'none that this list gave out');
  });

  it.each([['colour'], ['__proto__'], ['constructor']])(
    'with a cursor that was made to filter by %s is refused',
    async (dimension) => {
      const [row] = (await ask(server, site, 'nps?include=ids')).json().results;
      const made = JSON.parse(Buffer.from(row.responses, 'base64url').toString());
      const filters = [{ dimension, operator: 'is', values: ['x'] }];
      const cursor = Buffer.from(JSON.stringify({ ...made, filters })).toString('base64url');
      refused(await listed(`cursor=${cursor}`), '400 invalid_request cursor', 'none that this list gave out');
    },
  );

  it('with the cursor of another list is refused', async () => {
    const { next } = (await asOwner(server, 'GET', '/v1/sites?limit=1')).json();
    refused(await listed(`cursor=${next}`), '400 invalid_request cursor', 'none that this list gave out');
  });

  it('with the cursor of a number of another site is refused', async () => {
    const other = await createSite(server);
    await createSurvey(server, other);
    const [row] = (await ask(server, other, 'nps?include=ids')).json().results;
    refused(
      await listed(`cursor=${row.responses}`),
      '400 invalid_request cursor',
      'none that this list gave out',
    );
  });

  it.each(['survey=checkout', 'filter[page]=/a', 'period=7d', 'class=test', 'commented=true', 'tz=UTC'])(
    'with the cursor of a number and %s beside it is refused: the choice is the cursor’s',
    async (beside) => {
      const [row] = (await ask(server, site, 'nps?include=ids')).json().results;
      const name = beside.split('=')[0];
      refused(
        await listed(`cursor=${row.responses}&${beside}`),
        `400 invalid_request ${name}`,
        'cannot stand beside',
      );
    },
  );

  it.each([
    ['', '400 invalid_request site', 'is required'],
    ['?site=unknown', '404 unknown_site site', 'is not the id of a site here'],
    ['?site=a&site=b', '400 invalid_request site', 'expected string'],
  ] as Case[])('of no site, %s: %s', async (query, problem, reason) => {
    refused(await asOwner(server, 'GET', `/v1/responses${query}`), problem, reason);
  });

  function listed(query: string): Promise<Answer> {
    return asOwner(server, 'GET', `/v1/responses?site=${site.id}&${query}`);
  }
});

function refused(answer: Answer, problem: string, reason: string): void {
  expect(problemLine(answer)).toBe(problem);
  const { detail, invalidParams } = answer.json();
  expect(invalidParams?.[0]?.reason ?? detail).toContain(reason);
}
