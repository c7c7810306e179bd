import type { Site } from '../shared/site.ts';
import { countCases, rowCases } from './aggregate-cases.ts';
import { ask, KeptConnection, type ServerProcess } from './server-process.ts';
import { benchSurvey } from './workload.ts';

/**
 * Asks what a dashboard asks, one question after the other with a pause between, until the returned function is called,
 * which tells how many were answered and how many refused.
 *
 * @param pause milliseconds
 */
export function visitDashboard(
  server: ServerProcess,
  pause: number,
): () => Promise<{ answered: number; refused: number }> {
  const connection = new KeptConnection(server);
  const counts = { answered: 0, refused: 0 };
  let stopped = false;
  const visiting = (async () => {
    const { items } = await ask<{ items: Site[] }>(server, '/v1/sites');
    const of = `site=${items[0]!.id}&survey=${benchSurvey.slug}`;
    const urls = [
      ...[...countCases(Date.now()), ...rowCases(Date.now())].map(
        ({ parameters }) => `/v1/stats/nps?${of}&${parameters}`,
      ),
      `/v1/stats/response-rate?${of}&period=28d&interval=day`,
      `/v1/responses?${of}&limit=50`,
    ];
    for (let i = 0; !stopped; i++) {
      await connection.get(urls[i % urls.length]!).then(
        () => counts.answered++,
        () => counts.refused++,
      );
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  })();
  return async () => {
    stopped = true;
    await visiting;
    connection.close();
    return counts;
  };
}
