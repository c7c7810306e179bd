import type { Draw } from './fuzz-draw.ts';
import type { FuzzRequest } from './fuzz-request.ts';
import { allAnswers } from './http-all-types.ts';

/** What there is to be asked about: nothing of it is what the valid traffic uses. */
export interface FuzzWorld {
  site: string;
  publicKey: string;
  ownerKey: string;
  cookie: string;
  /** Of answers that are there. */
  receipts: string[];
  ids: string[];
  key: string;
  job: string;
  export: string;
  import: string;
  webhook: string;
  theme: string;
  schedule: string;
  member: string;
}

type Sample = Omit<FuzzRequest, 'query' | 'headers'> & { query?: Record<string, string> };

/** A right request for every operation that the document has, by its name. The first ones are drawn most often. */
export function samples(world: FuzzWorld): Record<string, (draw: Draw) => FuzzRequest> {
  const { site, publicKey } = world;
  const open = (sample: (draw: Draw) => Sample) => (draw: Draw) => withHeaders(sample(draw), draw, []);
  const owned = (sample: (draw: Draw) => Sample) => (draw: Draw) =>
    withHeaders(sample(draw), draw, [['authorization', `Bearer ${world.ownerKey}`]]);
  const signed = (sample: (draw: Draw) => Sample) => (draw: Draw) =>
    withHeaders(sample(draw), draw, [['cookie', world.cookie]]);
  const receipt = (draw: Draw) => `/v1/receipts/${draw.one(world.receipts)}`;
  const ofSite = { site };
  const webhook = `/v1/webhooks/${world.webhook}`;
  const theme = `/v1/themes/${world.theme}`;
  const schedule = `/v1/export-schedules/${world.schedule}`;
  const member = `/v1/members/${world.member}`;
  const choice = {
    ...ofSite,
    survey: 'fuzz',
    period: 'day',
    filter: { page: ['/never'], rating: { gte: 3 } },
  };
  const questions = [
    { id: 'score', type: 'nps', text: { en: 'How likely?', de: 'Wie sehr?' }, required: true },
    { id: 'why', type: 'text', text: 'Why?', maxLength: 100, if: { question: 'score', lte: 8 } },
  ];
  const survey = {
    ...ofSite,
    name: 'Extra',
    questions,
    show: {
      on: { delay: 5, event: { name: 'bought', where: { total: { gte: 100 } } } },
      cancel: [{ name: 'left' }],
      pages: ['/a/*'],
      devices: ['mobile'],
      languages: ['de'],
      attributes: { plan: { is: ['pro', 'team'] } },
      referrers: ['*.example.com'],
      time: { from: '2026-12-01', until: '2026-12-24T18:00:00Z', days: ['mon'], hours: ['09:00', '17:00'] },
      visits: 2,
      consent: true,
      sample: 0.5,
      sampleBy: 'visitor',
      snooze: '7d',
      optOut: true,
      quota: { total: 100, perDay: 10 },
    },
  };
  return {
    'POST /v1/responses': open((draw) => ({
      method: 'POST',
      path: '/v1/responses',
      body: response(world, draw),
    })),
    'POST /v1/events': open((draw) => ({
      method: 'POST',
      path: '/v1/events',
      body: {
        site: publicKey,
        events: [
          { type: 'response', response: response(world, draw) },
          { type: draw.one(['viewed', 'opened']), survey: 'fuzz', version: 1, page: 'https://shop.example/' },
        ],
      },
    })),
    'GET /v1/config': open(() => ({
      method: 'GET',
      path: '/v1/config',
      query: { site: publicKey, lang: 'de' },
    })),
    'GET /v1/receipts/{receipt}': open((draw) => ({ method: 'GET', path: receipt(draw) })),
    'PATCH /v1/receipts/{receipt}': open((draw) => ({
      method: 'PATCH',
      path: receipt(draw),
      body: { answers: { why: 'Late', service: { speed: 3 } }, complete: true },
    })),
    'DELETE /v1/receipts/{receipt}': open((draw) => ({ method: 'DELETE', path: receipt(draw) })),
    'GET /v1/responses': owned(() => ({
      method: 'GET',
      path: '/v1/responses',
      query: { ...ofSite, period: 'day', 'filter[page]': '/a', limit: '5' },
    })),
    'PATCH /v1/responses/{id}': owned((draw) => ({
      method: 'PATCH',
      path: `/v1/responses/${draw.one(world.ids)}`,
      query: ofSite,
      body: { flagged: true, test: false },
    })),
    'DELETE /v1/responses/{id}': owned((draw) => ({
      method: 'DELETE',
      path: `/v1/responses/${draw.one(world.ids)}`,
      query: ofSite,
    })),
    'GET /v1/stats/{metric}': owned((draw) => ({
      method: 'GET',
      path: `/v1/stats/${draw.one(['nps', 'rating', 'choices', 'response-rate', 'index', 'complaint-rate'])}`,
      query: {
        ...ofSite,
        period: '7d',
        interval: 'day',
        breakdown: 'page',
        compare: 'previous',
        include: 'ids',
      },
    })),
    'POST /v1/query': owned(() => ({
      method: 'POST',
      path: '/v1/query',
      body: {
        ...ofSite,
        metrics: ['nps', 'rating'],
        period: '7d',
        interval: 'day',
        filter: { page: { is: ['/a'] } },
      },
    })),
    'GET /v1/stats': owned(() => ({ method: 'GET', path: '/v1/stats' })),
    'GET /v1/stats/sample-size': owned(() => ({
      method: 'GET',
      path: '/v1/stats/sample-size',
      query: { of: 'nps', margin: '5' },
    })),
    'GET /v1/stats/questions': owned(() => ({
      method: 'GET',
      path: '/v1/stats/questions',
      query: { ...ofSite, survey: 'fuzz', period: '7d', 'filter[page]': '/a' },
    })),
    'GET /v1/sites': owned(() => ({ method: 'GET', path: '/v1/sites', query: {} })),
    'GET /v1/sites/{id}': owned(() => ({ method: 'GET', path: `/v1/sites/${site}` })),
    'PATCH /v1/sites/{id}': owned(() => ({
      method: 'PATCH',
      path: `/v1/sites/${site}`,
      body: {
        minimumN: 3,
        asking: { every: '2d', honourSignals: false },
        maskPersonalData: false,
        pageParameters: ['product'],
        retention: { answers: '365d', comments: null, audit: '9999d' },
      },
    })),
    'GET /v1/sites/{id}/retention': owned(() => ({
      method: 'GET',
      path: `/v1/sites/${site}/retention`,
      query: { answers: '30d', comments: 'none' },
    })),
    'GET /v1/sites/{id}/refused-origins': owned(() => ({
      method: 'GET',
      path: `/v1/sites/${site}/refused-origins`,
    })),
    'GET /v1/surveys': owned(() => ({ method: 'GET', path: '/v1/surveys', query: ofSite })),
    'GET /v1/surveys/{slug}': owned(() => ({ method: 'GET', path: '/v1/surveys/fuzz', query: ofSite })),
    'GET /v1/surveys/{slug}/versions': owned(() => ({
      method: 'GET',
      path: '/v1/surveys/fuzz/versions',
      query: ofSite,
    })),
    'PUT /v1/surveys/{slug}': owned(() => ({
      method: 'PUT',
      path: '/v1/surveys/changed',
      query: ofSite,
      body: { name: 'Changed', status: 'live' },
    })),
    'PATCH /v1/surveys/{slug}': owned(() => ({
      method: 'PATCH',
      path: '/v1/surveys/changed',
      query: ofSite,
      body: { display: { form: 'popover', position: 'bottom-left' } },
    })),
    'GET /v1/keys': owned(() => ({ method: 'GET', path: '/v1/keys' })),
    'DELETE /v1/keys/{id}': owned(() => ({ method: 'DELETE', path: `/v1/keys/${world.key}` })),
    'GET /v1/themes': owned(() => ({ method: 'GET', path: '/v1/themes', query: ofSite })),
    'GET /v1/themes/{id}': owned(() => ({ method: 'GET', path: theme })),
    'PATCH /v1/themes/{id}': owned((draw) => ({
      method: 'PATCH',
      path: theme,
      body: { name: `Theme ${draw.below(5)}`, words: ['late', 'deliver*', '物流'], not: ['never late'] },
    })),
    'POST /v1/themes/try': owned(() => ({
      method: 'POST',
      path: '/v1/themes/try',
      body: { ...ofSite, words: ['*liefer*', '慢', '👍'], not: ['배송'], text: 'Die Lieferung 慢 👍🏽' },
    })),
    'GET /v1/webhooks': owned(() => ({ method: 'GET', path: '/v1/webhooks', query: ofSite })),
    'GET /v1/webhooks/{id}': owned(() => ({ method: 'GET', path: webhook })),
    'PATCH /v1/webhooks/{id}': owned((draw) => ({
      method: 'PATCH',
      path: webhook,
      body: {
        url: draw.one(['https://fuzz.invalid/a', 'https://fuzz.invalid:8443/b?c=d']),
        events: ['response.created', 'survey.changed'],
        survey: 'fuzz',
        scoreAtMost: 6,
        theme: world.theme,
        enabled: false,
      },
    })),
    'GET /v1/webhooks/{id}/deliveries': owned(() => ({
      method: 'GET',
      path: `${webhook}/deliveries`,
      query: { limit: '5' },
    })),
    'POST /v1/webhooks/{id}/deliveries/{delivery}/replay': owned((draw) => ({
      method: 'POST',
      path: `${webhook}/deliveries/${draw.uuid()}/replay`,
    })),
    'POST /v1/webhooks/{id}/test': owned(() => ({ method: 'POST', path: `${webhook}/test` })),
    'POST /v1/webhooks/{id}/secret': owned(() => ({ method: 'POST', path: `${webhook}/secret` })),
    'GET /v1/audit': owned(() => ({ method: 'GET', path: '/v1/audit', query: { ...ofSite, limit: '5' } })),
    'GET /v1/visitors/{id}': owned(() => ({ method: 'GET', path: '/v1/visitors/anna', query: ofSite })),
    'DELETE /v1/visitors/{id}': owned(() => ({
      method: 'DELETE',
      path: '/v1/visitors/nobody',
      query: ofSite,
    })),
    'GET /v1/tags': owned(() => ({ method: 'GET', path: '/v1/tags', query: ofSite })),
    'POST /v1/surveys/preview': owned(() => ({
      method: 'POST',
      path: '/v1/surveys/preview',
      body: { ...survey, slug: 'previewed' },
    })),
    'GET /v1/jobs': owned(() => ({ method: 'GET', path: '/v1/jobs' })),
    'GET /v1/jobs/{id}': owned(() => ({ method: 'GET', path: `/v1/jobs/${world.job}` })),
    'DELETE /v1/jobs/{id}': owned(() => ({ method: 'DELETE', path: `/v1/jobs/${world.job}` })),
    'GET /v1/exports': owned(() => ({ method: 'GET', path: '/v1/exports', query: ofSite })),
    'GET /v1/exports/{id}': owned(() => ({ method: 'GET', path: `/v1/exports/${world.export}` })),
    'GET /v1/exports/{id}/file': owned(() => ({ method: 'GET', path: `/v1/exports/${world.export}/file` })),
    'DELETE /v1/exports/{id}': owned(() => ({ method: 'DELETE', path: `/v1/exports/${world.export}` })),
    'GET /v1/export-schedules': owned(() => ({ method: 'GET', path: '/v1/export-schedules', query: ofSite })),
    'GET /v1/export-schedules/{id}': owned(() => ({ method: 'GET', path: schedule })),
    'PATCH /v1/export-schedules/{id}': owned((draw) => ({
      method: 'PATCH',
      path: schedule,
      body: { every: draw.one(['day', 'week', 'month']), hour: 23, keep: 2, paused: false },
    })),
    'POST /v1/export-schedules/{id}/run': owned(() => ({ method: 'POST', path: `${schedule}/run` })),
    'DELETE /v1/export-schedules/{id}': owned(() => ({ method: 'DELETE', path: schedule })),
    'GET /v1/members': owned(() => ({ method: 'GET', path: '/v1/members' })),
    'GET /v1/members/{id}': owned(() => ({ method: 'GET', path: member })),
    'PATCH /v1/members/{id}': owned((draw) => ({
      method: 'PATCH',
      path: member,
      body: { role: draw.one(['owner', 'agent', 'analyst']), sites: [site] },
    })),
    'POST /v1/members/{id}/invitation': owned(() => ({ method: 'POST', path: `${member}/invitation` })),
    'POST /v1/members/{id}/restore': owned(() => ({ method: 'POST', path: `${member}/restore` })),
    'DELETE /v1/members/{id}': owned(() => ({ method: 'DELETE', path: member })),
    'POST /v1/invitations/find': open(() => ({
      method: 'POST',
      path: '/v1/invitations/find',
      body: { token: 'x'.repeat(43) },
    })),
    'POST /v1/invitations/accept': open(() => ({
      method: 'POST',
      path: '/v1/invitations/accept',
      body: { token: 'x'.repeat(43), name: 'Anna', password: 'correct horse battery staple' },
    })),
    'GET /v1/oidc': open(() => ({ method: 'GET', path: '/v1/oidc' })),
    'GET /v1/oidc/start': open(() => ({ method: 'GET', path: '/v1/oidc/start', query: { to: '/' } })),
    'GET /v1/oidc/callback': open(() => ({
      method: 'GET',
      path: '/v1/oidc/callback',
      query: { code: 'c', state: 's' },
    })),
    'POST /v1/imports': owned(() => ({
      method: 'POST',
      path: '/v1/imports',
      query: { ...ofSite, survey: 'fuzz', name: 'answers.json' },
      body: [allAnswers, { score: 3 }],
    })),
    'PUT /v1/imports/{id}/file': owned(() => ({
      method: 'PUT',
      path: `/v1/imports/${world.import}/file`,
      query: { offset: '20', more: 'true' },
      body: [allAnswers],
    })),
    'GET /v1/imports': owned(() => ({ method: 'GET', path: '/v1/imports', query: ofSite })),
    'GET /v1/imports/{id}': owned(() => ({ method: 'GET', path: `/v1/imports/${world.import}` })),
    'GET /v1/imports/{id}/report': owned(() => ({
      method: 'GET',
      path: `/v1/imports/${world.import}/report`,
      query: { format: 'csv' },
    })),
    'PATCH /v1/imports/{id}': owned(() => ({
      method: 'PATCH',
      path: `/v1/imports/${world.import}`,
      body: { mapping: importMapping, key: 'fuzz' },
    })),
    'POST /v1/imports/{id}/check': owned(() => ({
      method: 'POST',
      path: `/v1/imports/${world.import}/check`,
    })),
    'POST /v1/imports/{id}/start': owned(() => ({
      method: 'POST',
      path: `/v1/imports/${world.import}/start`,
    })),
    'POST /v1/imports/{id}/undo': owned(() => ({
      method: 'POST',
      path: `/v1/imports/${world.import}/undo`,
    })),
    'DELETE /v1/imports/{id}': owned(() => ({ method: 'DELETE', path: `/v1/imports/${world.import}` })),
    'GET /v1/import-mappings': owned(() => ({ method: 'GET', path: '/v1/import-mappings', query: ofSite })),
    'POST /v1/import-mappings': owned((draw) => ({
      method: 'POST',
      path: '/v1/import-mappings',
      body: { ...ofSite, name: `m${draw.below(500)}`, mapping: importMapping },
    })),
    'PATCH /v1/import-mappings/{id}': owned(() => ({
      method: 'PATCH',
      path: '/v1/import-mappings/none',
      query: ofSite,
      body: { name: 'N', mapping: importMapping },
    })),
    'DELETE /v1/import-mappings/{id}': owned(() => ({
      method: 'DELETE',
      path: '/v1/import-mappings/none',
      query: ofSite,
    })),
    'GET /v1/live': owned(() => ({ method: 'GET', path: '/v1/live', query: ofSite })),
    'GET /v1/session': signed(() => ({ method: 'GET', path: '/v1/session' })),
    'DELETE /v1/session': open(() => ({ method: 'DELETE', path: '/v1/session' })),
    'POST /v1/session': open(() => ({
      method: 'POST',
      path: '/v1/session',
      body: { key: 'sk_guessed_for_the_fuzz' },
    })),
    'GET /v1/sessions': owned(() => ({ method: 'GET', path: '/v1/sessions' })),
    'DELETE /v1/sessions': signed(() => ({ method: 'DELETE', path: '/v1/sessions' })),
    'GET /v1/password': owned(() => ({ method: 'GET', path: '/v1/password' })),
    'PUT /v1/password': owned(() => ({ method: 'PUT', path: '/v1/password', body: { password: null } })),
    'GET /v1/installation': owned(() => ({ method: 'GET', path: '/v1/installation' })),
    'GET /healthz': open(() => ({ method: 'GET', path: '/healthz' })),
    'GET /readyz': open(() => ({ method: 'GET', path: '/readyz' })),
    'POST /v1/sites': owned(() => ({
      method: 'POST',
      path: '/v1/sites',
      body: { name: 'Shop', origins: ['https://*.shop.example'], attributes: { plan: { type: 'string' } } },
    })),
    'POST /v1/surveys': owned((draw) => ({
      method: 'POST',
      path: '/v1/surveys',
      body: { ...survey, slug: `s-${draw.below(500)}` },
    })),
    'POST /v1/keys': owned(() => ({
      method: 'POST',
      path: '/v1/keys',
      body: { name: 'Key', scopes: ['read'], sites: [site], expiresAt: '2100-01-01T00:00:00Z' },
    })),
    'POST /v1/themes': owned((draw) => ({
      method: 'POST',
      path: '/v1/themes',
      body: { ...ofSite, name: `More ${draw.below(50)}`, words: ['late delivery'], not: ['free'] },
    })),
    'DELETE /v1/themes/{id}': owned(() => ({ method: 'DELETE', path: theme })),
    'POST /v1/webhooks': owned(() => ({
      method: 'POST',
      path: '/v1/webhooks',
      body: {
        ...ofSite,
        url: 'https://fuzz.invalid/hook',
        format: 'slack',
        events: ['survey.changed'],
        survey: 'fuzz',
        scoreAtMost: 6,
        theme: world.theme,
      },
    })),
    'DELETE /v1/webhooks/{id}': owned(() => ({ method: 'DELETE', path: webhook })),
    'POST /v1/responses/overrule': owned(() => ({
      method: 'POST',
      path: '/v1/responses/overrule',
      body: { ...choice, set: { flagged: false } },
    })),
    'POST /v1/exports': owned((draw) => ({
      method: 'POST',
      path: '/v1/exports',
      body: { ...choice, format: draw.one(['csv', 'ndjson']) },
    })),
    'POST /v1/export-schedules': owned((draw) => ({
      method: 'POST',
      path: '/v1/export-schedules',
      body: { site, name: 'Daily', format: draw.one(['csv', 'ndjson']), every: 'day', hour: 3, keep: 2 },
    })),
    'POST /v1/members': owned((draw) => ({
      method: 'POST',
      path: '/v1/members',
      body: { email: `${draw.uuid()}@shop.example`, role: draw.one(['agent', 'analyst']), sites: [site] },
    })),
    'POST /v1/responses/delete': owned(() => ({
      method: 'POST',
      path: '/v1/responses/delete',
      body: choice,
    })),
  };
}

const importMapping = {
  survey: { value: 'fuzz' },
  'answers.score': { column: 'score', values: { bad: 0, good: 10 } },
  receivedAt: { value: '24-02-2015 11.35', time: 'DD-MM-YYYY HH.mm', timezone: 'Asia/Shanghai' },
  tags: { value: 'a;b', separator: ';' },
};

/** Those that make something for good, or work for long: a thousandth of all, lest there be a million sites. */
export const rare: readonly string[] = [
  'POST /v1/sites',
  'POST /v1/surveys',
  'POST /v1/keys',
  'POST /v1/themes',
  'DELETE /v1/themes/{id}',
  'POST /v1/webhooks',
  'DELETE /v1/webhooks/{id}',
  'PUT /v1/password',
  'POST /v1/responses/overrule',
  'POST /v1/responses/delete',
  'POST /v1/exports',
  'DELETE /v1/exports/{id}',
  'POST /v1/export-schedules',
  'POST /v1/export-schedules/{id}/run',
  'DELETE /v1/export-schedules/{id}',
  'POST /v1/members',
  'DELETE /v1/members/{id}',
  'POST /v1/imports',
  'POST /v1/imports/{id}/check',
  'POST /v1/imports/{id}/start',
  'POST /v1/imports/{id}/undo',
  'DELETE /v1/imports/{id}',
  'POST /v1/import-mappings',
  'GET /v1/live',
];

/** With everything in it that a response may have. */
function response({ publicKey }: FuzzWorld, draw: Draw): object {
  return {
    id: draw.uuid(),
    revision: draw.below(3),
    site: publicKey,
    survey: 'fuzz',
    version: 1,
    complete: draw.chance(0.7),
    answers: allAnswers,
    page: 'https://shop.example/done?q=1',
    referrer: 'https://news.example/',
    touchpoint: 'checkout',
    channel: 'widget',
    visitor: `v${draw.below(5_000)}`,
    attributes: { plan: 'pro', orders: 3 },
    variant: 'b',
    release: '2026.11.1',
    language: 'en-GB',
    shownAt: '2026-11-15T10:00:00Z',
    submittedAt: '2026-11-15T10:01:00Z',
    order: ['score', 'why'],
    sampling: { rate: 0.5, unit: 'view' },
    vitals: { lcp: 1, cls: 0.1 },
    test: false,
  };
}

function withHeaders(
  { query = {}, ...sample }: Sample,
  draw: Draw,
  own: readonly [string, string][],
): FuzzRequest {
  const typed: [string, string][] =
    sample.body === undefined ? [] : [['content-type', draw.one(['application/json', 'text/plain'])]];
  return {
    ...sample,
    query: Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]),
    headers: [...own, ...typed],
  };
}
