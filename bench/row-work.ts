import type { Site } from '../shared/site.ts';
import type { StatsAnswer } from '../shared/stats-answer.ts';
import { addressOf, type Case } from './aggregate-cases.ts';
import { generateLoad } from './generate-load.ts';
import { median, printTable } from './report.ts';
import { ask, KeptConnection, type ServerProcess } from './server-process.ts';

const rounds = 3;
const connections = 16;
const seconds = 4;
const atOnce = 20;

/** How long the questions take that read every response; then the same twenty at once while answers are stored. */
export async function reportRowWork(server: ServerProcess, cases: readonly Case[]): Promise<void> {
  const connection = new KeptConnection(server);
  try {
    const rows: string[][] = [];
    for (const one of cases) {
      const url = await addressOf(server, one);
      const times: number[] = [];
      let found = 0;
      for (let i = 0; i < rounds; i++) {
        const started = performance.now();
        const answer = await answered(() => connection.recount<StatsAnswer>(url));
        if (!answer) break;
        if (answer.meta.source !== 'rows') throw new Error(`"${one.name}" was not answered from rows`);
        times.push(performance.now() - started);
        found = answer.results.length;
      }
      const refused = times.length === 0;
      rows.push([
        one.name,
        refused ? 'refused' : median(times).toFixed(0),
        refused ? '(503)' : Math.max(...times).toFixed(0),
        String(found),
      ]);
    }
    printTable(['from rows, over HTTP', 'p50 ms (2,000)', 'max ms', 'rows'], rows);
  } finally {
    connection.close();
  }
  await reportIngestBeside(server, await addressOf(server, cases[0]!));
}

async function reportIngestBeside(server: ServerProcess, url: string): Promise<void> {
  const { items } = await ask<{ items: Site[] }>(server, '/v1/sites');
  let seed = 7_000_000;
  const load = () =>
    generateLoad(
      {
        port: server.port,
        publicKey: items[0]!.publicKey,
        connections,
        duration: seconds * 1000,
        requests: 8000 * seconds,
        seed: seed++,
      },
      server.pid,
    );
  const alone: number[] = [];
  const beside: number[] = [];
  const outcomes = { answered: 0, refused: 0 };
  for (let round = 0; round < rounds; round++) {
    alone.push((await load()).p99);
    const questions = Array.from({ length: atOnce }, () => askOnce(server, url, outcomes));
    beside.push((await load()).p99);
    await Promise.all(questions);
  }
  console.log(
    `ingest over ${connections} connections: p99 ${median(alone).toFixed(1)} ms alone, ${median(beside).toFixed(1)} ms beside ` +
      `${atOnce} such questions at once: ${(median(beside) / median(alone)).toFixed(2)} times (at most 2)`,
  );
  console.log(`of the questions ${outcomes.answered} were answered, ${outcomes.refused} refused with 503\n`);
}

async function askOnce(
  server: ServerProcess,
  url: string,
  outcomes: { answered: number; refused: number },
): Promise<void> {
  const connection = new KeptConnection(server);
  try {
    if (await answered(() => connection.recount(url))) outcomes.answered++;
    else outcomes.refused++;
  } finally {
    connection.close();
  }
}

/** Undefined where the server refuses with a 503: the question costs too much, or too many wait. */
async function answered<T>(get: () => Promise<T>): Promise<T | undefined> {
  try {
    return await get();
  } catch (error) {
    if ((error as Error).message.includes(': 503 ')) return undefined;
    throw error;
  }
}
