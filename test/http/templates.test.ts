/** The surveys that the dashboard offers to begin with: each is created as it stands, and reaches the widget. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSurveyBody, newSurveyFields } from '../../dashboard/data/new-survey.ts';
import { templates } from '../../dashboard/templates/templates.ts';
import type { Site } from '../../shared/site.ts';
import { asOwner, call } from '../support/http-calls.ts';
import { createSite } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
beforeAll(async () => {
  server = await startServer({ listen: false });
  site = await createSite(server);
});
afterAll(() => server.close());

it.each(templates)('$name', async (template) => {
  const body = newSurveyBody(site.id, newSurveyFields({}, template, []), template);
  const created = await asOwner(server, 'POST', '/v1/surveys', body);
  expect(created.json()).toMatchObject({ slug: template.id, status: 'live', version: 1 });
  expect(created.statusCode).toBe(201);
  const config = await call(server, 'GET', `/v1/config?site=${site.publicKey}`);
  const { surveys } = config.json() as { surveys: { slug: string; questions: { id: string }[] }[] };
  expect(surveys.find(({ slug }) => slug === template.id)?.questions.map(({ id }) => id)).toEqual(
    template.survey.questions.map(({ id }) => id),
  );
});
