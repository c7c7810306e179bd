import type { Pace } from './kill-pace.ts';
import type { KillableServer } from './kill-server.ts';
import { moment } from './moment.ts';
import type { OwnPostgres } from './postgres-server.ts';
import type { Recoveries } from './recoveries.ts';

/** What a run is made on. */
export interface SharedDatabaseStage {
  servers: readonly [KillableServer, KillableServer];
  postgres: OwnPostgres;
  pace: Pace;
  recoveries: Recoveries;
  draw: () => number;
  /** Where all is sent and asked; absent: at either server. */
  front?: string;
}

/**
 * What a run kills again and again. Each resolves once all goes on; with the milliseconds until a killed server took answers
 * again, 0 where none was killed.
 */
export const sharedDatabaseKills = {
  'one server': (stage: SharedDatabaseStage) => killServers(stage, 0),
  servers: (stage: SharedDatabaseStage) => killServers(stage, 1 / 4),
  database: killDatabase,
};

/** One of them, or both, and one in eight again while it starts. */
async function killServers(stage: SharedDatabaseStage, chanceOfBoth: number): Promise<number> {
  const { servers, pace, recoveries, draw } = stage;
  const both = draw() < chanceOfBoth;
  const which = draw() < 0.5 ? 0 : 1;
  const hit = both ? servers : [servers[which]];
  if (both) pace.goDown();
  await Promise.all(hit.map((server) => server.kill()));
  const goesOn = recoveries.of(both ? [] : [stage.front ?? servers[1 - which]!.url]);
  pace.isCalm = true;
  for (const server of hit) {
    server.start();
    if (draw() >= 1 / 8) continue;
    await moment(draw() * 800);
    await server.kill();
    server.start();
  }
  const began = performance.now();
  await Promise.all(hit.map((server) => server.ready()));
  const took = performance.now() - began;
  // What leaves it alone for a while would have nobody left otherwise.
  if (stage.front) await isUsedAgain(hit[0]!);
  pace.isCalm = false;
  // Nobody went on: what waited meanwhile counts from here.
  if (both) recoveries.of([]);
  await goesOn;
  pace.comeUp();
  return took;
}

/** Resolves once a server has stored something since its start. */
async function isUsedAgain(server: KillableServer): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    if (/^earshot_responses_total\{outcome="stored"\} [1-9]/m.test(metrics)) return;
    await moment(20);
  }
}

/** At once with all of its processes, or as `pg_ctl stop -m immediate` does. For a while nobody answers. */
async function killDatabase(stage: SharedDatabaseStage): Promise<number> {
  const { servers, postgres, pace, recoveries, draw, front } = stage;
  await postgres.kill(draw() < 0.5 ? 'SIGKILL' : 'SIGQUIT');
  await moment(draw() * 100);
  pace.goDown();
  await postgres.restart();
  const recovered = recoveries.of(front ? [front] : servers.map(({ url }) => url));
  // Whatever they are answered, writers send again at once.
  pace.comeUp();
  await recovered;
  return 0;
}
