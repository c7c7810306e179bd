/** Answers for the dashboard to show, sent the way a visitor's browser sends them. */
import { v7 } from 'uuid';
import type { FunnelStep } from '../../shared/response.ts';
import type { TestServer } from './server.ts';

const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

export interface GivenAnswer {
  survey: string;
  answers: Record<string, number | string>;
  page?: string;
  language?: string;
}

/** Stores the answers one after the other, so that the last is the newest. */
export async function giveAnswers(server: TestServer, given: readonly GivenAnswer[]): Promise<void> {
  for (const { page = '/checkout/done', language = 'en', ...rest } of given) {
    await post(server, '/v1/responses', {
      ...rest,
      id: v7(),
      language,
      page: `https://shop.example${page}`,
      channel: 'widget',
    });
  }
}

/** Counts steps of the funnel: `{ viewed: 10, opened: 4 }`. */
export async function giveSteps(
  server: TestServer,
  survey: string,
  steps: Partial<Record<FunnelStep, number>>,
): Promise<void> {
  const events = Object.entries(steps).flatMap(([type, count]) =>
    Array(count).fill({ type, survey, channel: 'widget' }),
  );
  await post(server, '/v1/events', { events });
  await server.app.flushFunnel();
}

async function post(server: TestServer, path: string, body: object): Promise<void> {
  const response = await server.api(path, {
    method: 'POST',
    headers: { 'user-agent': userAgent },
    body: { site: server.site.publicKey, ...body },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}
