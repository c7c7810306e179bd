import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportAnswer } from '../../shared/import.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { freePort, KillableServer, ownerKey } from './kill-server.ts';

export interface ImportRunOptions {
  /** The server's main file. */
  entry: string;
  kills: number;
  lines: number;
}

export interface ImportRunReport {
  /** As the import tells. */
  counts: ImportAnswer['counts'];
  state: ImportAnswer['state'];
  /** How often the server was killed while it imported. */
  killed: number;
  /** Responses that are counted, and the sum of their scores. */
  counted: number;
  sum: number;
  /** Lines of the report. */
  entries: number;
}

/** Lines that are fit to be stored have scores from 0 to 10 in turn; each tenth line is not. */
export function linesOf(count: number): { text: string; stored: number; sum: number } {
  const lines = ['score,why,receivedAt'];
  let [stored, sum] = [0, 0];
  for (let i = 0; i < count; i++) {
    const score = i % 10 === 9 ? 99 : i % 11;
    if (score !== 99) [stored, sum] = [stored + 1, sum + score];
    // Some are alike, and all of those are meant.
    lines.push(`${score},"Line ${i % 1_000}",2026-0${1 + (i % 9)}-15T10:00:00Z`);
  }
  return { text: lines.join('\n'), stored, sum };
}

/** Imports a file into a server that is killed meanwhile, and tells what is there at the end. */
export async function importRun({ entry, kills, lines }: ImportRunOptions): Promise<ImportRunReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-import-'));
  const server = new KillableServer(entry, folder, await freePort());
  try {
    server.start();
    await server.ready();
    const site = await post<{ id: string }>(server, '/v1/sites', { name: 'Shop' });
    const questions = [
      { id: 'score', type: 'nps', text: 'How likely?' },
      { id: 'why', type: 'text', text: 'Why?' },
    ];
    const survey = { site: site.id, slug: 'checkout', name: 'Checkout', status: 'live', questions };
    await post(server, '/v1/surveys', survey);
    const { id } = await post<ImportAnswer>(
      server,
      `/v1/imports?site=${site.id}&survey=checkout`,
      linesOf(lines).text,
    );
    await post(server, `/v1/imports/${id}/start`, undefined);
    let killed = 0;
    let made = await importOf(server, id);
    for (let step = 1; made.state === 'queued' || made.state === 'running'; ) {
      if (killed < kills && made.done >= (step * lines) / (kills + 2)) {
        await server.kill();
        killed++;
        step = 1 + Math.floor((made.done * (kills + 2)) / lines);
        server.start();
        await server.ready();
      }
      made = await importOf(server, id);
    }
    const url = `/v1/stats/nps?site=${site.id}&survey=checkout&period=all`;
    const { meta } = await get<StatsAnswer>(server, url);
    const rating = await get<StatsAnswer>(
      server,
      `/v1/stats/rating?site=${site.id}&survey=checkout&question=score&period=all`,
    );
    const { distribution } = rating.results[0]!.metrics.rating as { distribution: Record<string, number> };
    const sum = Object.entries(distribution).reduce((all, [score, n]) => all + Number(score) * n, 0);
    await server.stop();
    const { counts, state, report } = made;
    return { counts, state, killed, counted: meta.coverage.counted, sum, entries: report.entries };
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function importOf(server: KillableServer, id: string): Promise<ImportAnswer> {
  return get<ImportAnswer>(server, `/v1/imports/${id}`);
}

const headers = { authorization: `Bearer ${ownerKey}` };

async function get<T>({ url }: KillableServer, place: string): Promise<T> {
  return answerOf<T>(place, await fetch(`${url}${place}`, { headers }));
}

async function post<T>(
  { url }: KillableServer,
  place: string,
  body: object | string | undefined,
): Promise<T> {
  const type = typeof body === 'string' ? 'text/csv' : 'application/json';
  const answer = await fetch(`${url}${place}`, {
    method: 'POST',
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return answerOf<T>(place, answer);
}

async function answerOf<T>(place: string, answer: Response): Promise<T> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${place}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}
