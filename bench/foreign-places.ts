import { benchSurvey } from './workload.ts';

/** Names of things: at a site that the key does not reach, or, each another every time, nowhere. */
export interface Named {
  site: string;
  /** The number that the site has in cursors. */
  siteKey: number;
  response: string;
  job: string;
  key: string;
}

/** A request that names one of them, beside the site that the key reaches. */
export interface Place {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url(named: Named, own: string): string;
  body?(named: Named): object;
  status: 400 | 404;
}

const { slug } = benchSurvey;
const get = (url: Place['url'], status: Place['status'] = 404): Place => ({ method: 'GET', url, status });
const post = (path: string, body: NonNullable<Place['body']>): Place => ({
  method: 'POST',
  url: () => path,
  body,
  status: 404,
});
const remove = (url: Place['url']): Place => ({ method: 'DELETE', url, status: 404 });

/** Every way to name something that belongs to a site. */
export const places: readonly Place[] = [
  get(({ site }) => `/v1/sites/${site}`),
  get(({ site }) => `/v1/sites/${site}/refused-origins`),
  get(({ site }) => `/v1/surveys?site=${site}`),
  get(({ site }) => `/v1/surveys/${slug}?site=${site}`),
  get(({ site }) => `/v1/responses?site=${site}`),
  get(({ siteKey }, own) => `/v1/responses?site=${own}&cursor=${behind(siteKey)}`, 400),
  {
    method: 'PATCH',
    url: ({ response }, own) => `/v1/responses/${response}?site=${own}`,
    body: () => ({ flagged: false }),
    status: 404,
  },
  remove(({ response }, own) => `/v1/responses/${response}?site=${own}`),
  remove(({ response, site }) => `/v1/responses/${response}?site=${site}`),
  post('/v1/responses/delete', ({ site }) => ({ site, period: 'all' })),
  get(({ site }) => `/v1/stats/nps?site=${site}&survey=${slug}`),
  post('/v1/query', ({ site }) => ({ site, metrics: ['nps'] })),
  get(({ site }) => `/v1/live?site=${site}`),
  get(({ job }) => `/v1/jobs/${job}`),
  remove(({ job }) => `/v1/jobs/${job}`),
  remove(({ key }) => `/v1/keys/${key}`),
  post('/v1/keys', ({ site }) => ({ name: 'Another', scopes: ['read'], sites: [site] })),
  get(({ site }) => `/v1/audit?site=${site}`),
  get(({ response }) => `/v1/receipts/${response}.${'A'.repeat(22)}`),
];

/** A cursor as `include=ids` gives it, of the site with that number. */
function behind(site: number): string {
  const choice = { site, surveys: [1], from: 0, to: 4e12, filters: [], before: null };
  return Buffer.from(JSON.stringify(choice)).toString('base64url');
}
