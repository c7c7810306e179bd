/** A site and its surveys as the owner creates them over REST, and what is stored of their answers. */
import { expect } from 'vitest';
import type { z } from 'zod';
import type { ListedResponse } from '../../shared/response.ts';
import type { Site, siteCreate } from '../../shared/site.ts';
import type { Coverage, StatsAnswer } from '../../shared/stats-answer.ts';
import type { Survey, surveyCreate } from '../../shared/survey.ts';
import { type Answer, asOwner } from './http-calls.ts';
import type { TestServer } from './server.ts';

/** A page of this origin may answer for the sites made here. */
export const shopOrigin = 'https://shop.example';

export async function createSite(
  server: TestServer,
  fields: Partial<z.input<typeof siteCreate>> = {},
): Promise<Site> {
  const answer = await asOwner(server, 'POST', '/v1/sites', {
    name: 'Shop',
    origins: [shopOrigin],
    attributes: { plan: { type: 'string' }, orders: { type: 'number' }, member: { type: 'boolean' } },
    ...fields,
  });
  return made(answer).json();
}

/** A live survey with an NPS question that must be answered and a comment that may be. */
export async function createSurvey(
  server: TestServer,
  site: Pick<Site, 'id'>,
  fields: Partial<z.input<typeof surveyCreate>> = {},
): Promise<Survey> {
  const answer = await asOwner(server, 'POST', '/v1/surveys', {
    site: site.id,
    slug: 'checkout',
    name: 'Checkout',
    status: 'live',
    questions: [
      { id: 'score', type: 'nps', text: 'How likely are you to recommend us?', required: true },
      { id: 'why', type: 'text', text: 'What is the main reason?', maxLength: 100 },
    ],
    ...fields,
  });
  return made(answer).json();
}

export async function stored(server: TestServer, site: Pick<Site, 'id'>): Promise<ListedResponse[]> {
  const answer = await asOwner(server, 'GET', `/v1/responses?site=${site.id}&limit=200`);
  expect(answer.statusCode).toBe(200);
  return answer.json().items;
}

/** What the counts say of the last 28 days, checked to add up. */
export async function coverageOf(
  server: TestServer,
  site: Pick<Site, 'id'>,
  survey = 'checkout',
): Promise<Coverage> {
  const { meta } = await stats(server, site, `response-rate?survey=${survey}`);
  return meta.coverage;
}

/** Asks for a metric by its name and parameters, like `nps?period=7d`; its coverage must add up. */
export async function stats(
  server: TestServer,
  site: Pick<Site, 'id'>,
  question: string,
): Promise<StatsAnswer> {
  const answer = await ask(server, site, question);
  expect(answer.json()).toMatchObject({ results: expect.anything() });
  expect(answer.statusCode).toBe(200);
  const body: StatsAnswer = answer.json();
  const { received, ...classes } = body.meta.coverage;
  expect(received).toBe(Object.values(classes).reduce((sum, n) => sum + n, 0));
  return body;
}

export function ask(server: TestServer, site: Pick<Site, 'id'>, question: string): Promise<Answer> {
  return asOwner(server, 'GET', `/v1/stats/${question}${question.includes('?') ? '&' : '?'}site=${site.id}`);
}

function made(answer: Answer): Answer {
  expect(answer.json()).toMatchObject({ id: expect.any(String) });
  expect(answer.statusCode).toBe(201);
  return answer;
}
