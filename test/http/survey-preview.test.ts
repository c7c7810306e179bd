/** `POST /v1/surveys/preview`: what the widget would be given of a survey that is not saved. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { asOwner, call, post } from '../support/http-calls.ts';
import { problemLine } from '../support/http-problem.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false });
  site = await createSite(server);
});
afterAll(() => server.close());

const questions = [
  { id: 'score', type: 'nps', text: { en: 'Would you recommend us?', de: 'Empfehlen Sie uns?' } },
];
const preview = (fields: object) =>
  asOwner(server, 'POST', '/v1/surveys/preview', { site: site.id, questions, ...fields });

it('gives what /v1/config gives once the survey is live', async () => {
  const own = await createSite(server);
  const fields = { questions: questions as never, display: { accent: '#0a7d55' } };
  await createSurvey(server, own, { ...fields, slug: 'preview' });
  const config = (await call(server, 'GET', `/v1/config?site=${own.publicKey}&lang=de`)).json();
  const shown = (await preview({ site: own.id, display: fields.display, language: 'de' })).json();
  expect(shown).toEqual(config);
  expect(shown.surveys[0].questions[0].text).toBe('Empfehlen Sie uns?');
});

it('stores nothing', async () => {
  expect((await preview({})).statusCode).toBe(200);
  expect((await asOwner(server, 'GET', `/v1/surveys?site=${site.id}`)).json().items).toEqual([]);
});

it('names the fields that would be refused', async () => {
  expect(problemLine(await preview({ questions: [{ id: 'score', type: 'nps', text: '' }] }))).toMatch(
    /^400 invalid_request questions\.0\.text/,
  );
  const endings = [{ if: { question: 'gone', answered: true }, text: 'Thanks' }];
  expect(problemLine(await preview({ display: { endings } }))).toMatch(/display\.endings\.0\.if\.question/);
});

it('is for those who may read the site', async () => {
  expect((await post(server, '/v1/surveys/preview', { site: site.id, questions })).statusCode).toBe(401);
  expect(problemLine(await preview({ site: 'nobody' }))).toBe('404 unknown_site site');
});
