/** Answers for the dashboard to show, sent the way a visitor's browser sends them. */
import { v7 } from 'uuid';
import type { FunnelStep } from '../../shared/response.ts';
import type { TestServer } from './server.ts';

const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

export interface GivenAnswer {
  survey: string;
  answers: Record<string, number | string | Record<string, number>>;
  page?: string;
  language?: string;
  touchpoint?: string;
  release?: string;
  variant?: string;
  visitor?: string;
  attributes?: Record<string, string | number>;
  /** The honeypot: filled in, the answer is flagged. */
  trap?: string;
  /** False: the visitor has not come to the end. */
  complete?: boolean;
  shownAt?: string;
  submittedAt?: string;
}

/** Stores the answers one after the other, so that the last is the newest. */
export async function giveAnswers(server: TestServer, given: readonly GivenAnswer[]): Promise<void> {
  for (const answer of given) await post(server, '/v1/responses', bodyOf(answer));
}

/** The same, a hundred at a time. */
export async function giveMany(server: TestServer, given: readonly GivenAnswer[]): Promise<void> {
  for (let i = 0; i < given.length; i += 100) {
    const events = given.slice(i, i + 100).map((answer) => ({
      type: 'response',
      response: { ...bodyOf(answer), site: server.site.publicKey },
    }));
    await post(server, '/v1/events', { events });
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
  for (let i = 0; i < events.length; i += 100) {
    await post(server, '/v1/events', { events: events.slice(i, i + 100) });
  }
  await server.app.flushFunnel();
}

function bodyOf({ page = '/checkout/done', language = 'en', ...rest }: GivenAnswer): object {
  return { ...rest, id: v7(), language, page: `https://shop.example${page}`, channel: 'widget' };
}

async function post(server: TestServer, path: string, body: object): Promise<void> {
  const response = await server.api(path, {
    method: 'POST',
    headers: { 'user-agent': userAgent },
    body: { site: server.site.publicKey, ...body },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}
