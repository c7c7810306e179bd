/** The shop whose numbers stand in `docs/api.md`: the same answers each time, as of one Friday morning. */
import { postEvents } from './http-calls.ts';
import type { HandClock } from './http-clock.ts';
import { responseId } from './http-response.ts';
import { createSite, createSurvey } from './http-site.ts';
import type { TestServer } from './server.ts';

export const documentedDay = '2026-11-20T09:00:00Z';

const hour = 3_600_000;
const day = 24 * hour;

/** How many promoters, passives and detractors a page had, from a first day on and over so many days. */
const months: { from: string; days: number; pages: Record<string, [number, number, number]> }[] = [
  {
    from: '2026-10-01T06:00:00Z',
    days: 31,
    pages: {
      '/checkout': [150, 60, 40],
      '/delivery': [70, 40, 40],
      '/returns': [60, 25, 15],
      '/help': [20, 15, 15],
    },
  },
  {
    from: '2026-11-01T06:00:00Z',
    days: 19,
    pages: {
      '/checkout': [120, 40, 25],
      '/delivery': [56, 30, 34],
      '/returns': [22, 20, 38],
      '/help': [18, 12, 15],
      '/jobs': [1, 0, 2],
    },
  },
];

const devices = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
];
const channels = ['widget', 'widget', 'app', 'widget', 'mail'];
const reasons = ['price', 'delivery', 'delivery', 'service', 'delivery', 'range', 'price'];
const comments = ['The label would not print', 'Two weeks without a word', 'Nobody answers the phone'];
/** What comes in and is not counted: tests, what filled the trap, and what was begun and left without a rating. */
const strays = [
  ...Array(6).fill({ answers: { score: 10 }, test: true }),
  ...Array(3).fill({ answers: { score: 0 }, trap: 'http://spam.example' }),
  ...Array(9).fill({ answers: { why: 'I' }, complete: false }),
];
const views = { widget: 6000, app: 1800, mail: 1400 };

export async function createDocumentedShop(server: TestServer, clock: HandClock): Promise<{ id: string }> {
  const today = clock.at;
  clock.at = Date.parse('2026-09-30T08:00:00Z');
  const site = await createSite(server, { timezone: 'Europe/Berlin', attributes: {} });
  await createSurvey(server, site, {
    questions: [
      { id: 'score', type: 'nps', text: 'How likely are you to recommend us?', required: true },
      { id: 'reason', type: 'choice', text: 'What weighed most?', options: reasonsGiven() },
      { id: 'why', type: 'text', text: 'What happened?' },
    ],
  });
  let count = 0;
  const batch = (answers: readonly object[]) => ({
    site: site.publicKey,
    events: answers.map((fields) => ({
      type: 'response',
      response: { id: responseId(++count), site: site.publicKey, survey: 'checkout', ...fields },
    })),
  });
  for (const { from, days, pages } of months) {
    const answers = Object.entries(pages).flatMap(([route, counts]) => answersOf(route, counts));
    for (let n = 0; n < days; n++) {
      for (const [device, agent] of devices.entries()) {
        clock.at = Date.parse(from) + n * day + device * hour;
        const ofHour = answers.filter((_, i) => i % days === n && Math.floor(i / days) % 2 === device);
        if (ofHour.length > 0) await postEvents(server, batch(ofHour), { 'user-agent': agent });
      }
    }
  }
  await postEvents(server, batch(strays));
  await viewed(server, site);
  clock.at = today;
  return site;
}

function reasonsGiven(): { id: string; text: string }[] {
  return [...new Set(reasons)].map((id) => ({ id, text: id }));
}

function answersOf(route: string, counts: readonly number[]): object[] {
  const scores = counts.flatMap((count, kind) => Array<number>(count).fill([10, 8, 3][kind]!));
  return scores.map((score, i) => ({
    route,
    channel: channels[i % channels.length],
    answers: {
      score,
      reason: reasons[i % reasons.length],
      ...(score < 7 && i % 2 === 0 ? { why: comments[i % comments.length] } : {}),
    },
  }));
}

async function viewed(server: TestServer, site: { publicKey: string }): Promise<void> {
  for (const [channel, count] of Object.entries(views)) {
    const events = Array(100).fill({ type: 'viewed', survey: 'checkout', channel });
    for (let n = 0; n < count; n += 100) await postEvents(server, { site: site.publicKey, events });
  }
  await server.app.flushFunnel();
}
