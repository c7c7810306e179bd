import type { StatsAnswer } from '../shared/stats-answer.ts';
import { asked } from './bench-postgres.ts';
import { generateSteadyLoad } from './generate-steady-load.ts';
import { quantile } from './report.ts';
import { KeptConnection, type ServerProcess } from './server-process.ts';
import { benchPublicKey } from './workload.ts';

const dashboards = 1_000;
const seconds = 10;
/** Responses that come in meanwhile, a second. */
const news = 100;

/**
 * A thousand dashboards that ask one question of a site, each again a second after it was answered, while responses come
 * in: how often the question was counted, what else the database did, and how long they waited.
 */
export async function dashboardsAtOnce(server: ServerProcess, url: string, database: string): Promise<void> {
  const connections = Array.from({ length: dashboards }, () => new KeptConnection(server));
  try {
    await Promise.all(connections.map((connection) => connection.fetch(url)));
    const before = await transactions(database);
    const load = steady(server);
    const seen = new Set<string>();
    const waits: number[] = [];
    const began = performance.now();
    await Promise.all(
      connections.map(async (connection, i) => {
        await pause((i / dashboards) * 1000);
        while (performance.now() - began < seconds * 1000) {
          const asked = performance.now();
          const { meta } = await connection.get<StatsAnswer>(url);
          waits.push(performance.now() - asked);
          seen.add(meta.generatedAt);
          await pause(1000);
        }
      }),
    );
    const took = (performance.now() - began) / 1000;
    const { stored, p99 } = await load;
    const made = (await transactions(database)) - before;
    console.log(
      `${dashboards} dashboards asked one question ${waits.length} times in ${took.toFixed(1)} s, beside ${stored} responses (p99 ${p99.toFixed(0)} ms)`,
    );
    console.log(
      `it was counted ${(seen.size / took).toFixed(2)} times a second (at most 1), and they waited ${quantile(waits, 0.5).toFixed(0)} ms (p50), ${quantile(waits, 0.99).toFixed(0)} ms (p99)`,
    );
    console.log(`transactions of the database in that time: ${made}, ${(made / took).toFixed(0)} a second\n`);
  } finally {
    for (const connection of connections) connection.close();
  }
}

function steady({ port }: ServerProcess) {
  const seed = 2 + (Date.now() % 10_000_000);
  const duration = seconds * 1000;
  return generateSteadyLoad({
    port,
    publicKey: benchPublicKey,
    connections: 8,
    perSecond: news,
    duration,
    seed,
  });
}

/** Ended by now. PostgreSQL tells them some time later. */
async function transactions(database: string): Promise<number> {
  await pause(1_500);
  const sql =
    'SELECT xact_commit + xact_rollback AS n FROM pg_stat_database WHERE datname = current_database()';
  const [row] = await asked<{ n: string }>(database, sql);
  return Number(row!.n);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
