import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { inspectStore } from './kill-inspect.ts';
import { freePort, KillableServer, ownerKey } from './kill-server.ts';

export interface StopReport {
  stops: number;
  acknowledged: number;
  /** Acknowledged and not stored. */
  lost: number;
  /** Refused, or cut off before an answer, and stored all the same. */
  kept: number;
  /** Answered with something else than 201 or 503. */
  strange: number;
  /** Exits with another code than 0. */
  failedExits: number;
  /** Milliseconds from the signal to the exit. */
  slowest: number;
  /** Counters that differ from a recount. */
  differences: number;
  integrity: string;
}

/** Asks a server to end, again and again, while writers send to it, and tells what became of every request. */
export async function stopRun(entry: string, stops: number, writers = 16): Promise<StopReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-stop-'));
  const server = new KillableServer(entry, folder, await freePort());
  const fates: Fate[] = [];
  let failedExits = 0;
  let slowest = 0;
  try {
    await start(server);
    const site = await siteWithSurvey(server);
    for (let stop = 0; stop < stops; stop++) {
      if (stop > 0) await start(server);
      const load = loadOf(server.url, site.publicKey, writers);
      await load.under(40 + (stop % 7) * 20);
      const began = performance.now();
      if ((await server.stop()) !== 0) failedExits++;
      slowest = Math.max(slowest, performance.now() - began);
      fates.push(...(await load.ended()));
    }
    const { stored, differences, integrity } = await inspectStore(folder, site.id);
    const ids = new Set(stored.map(({ id }) => id));
    const acknowledged = fates.filter(({ status }) => status === 201);
    return {
      stops,
      acknowledged: acknowledged.length,
      lost: acknowledged.filter(({ id }) => !ids.has(id)).length,
      kept: fates.filter(({ id, status }) => status !== 201 && ids.has(id)).length,
      strange: fates.filter(({ status }) => status !== null && status !== 201 && status !== 503).length,
      failedExits,
      slowest,
      differences,
      integrity,
    };
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What became of one response: the status of its answer, or null where the connection ended without one. */
interface Fate {
  id: string;
  status: number | null;
}

async function start(server: KillableServer): Promise<void> {
  server.start();
  await server.ready();
}

function loadOf(url: string, site: string, writers: number) {
  const fates: Fate[] = [];
  let enough = 0;
  let reached = () => {};
  const work = Array.from({ length: writers }, async () => {
    for (;;) {
      const fate = await send(url, site);
      fates.push(fate);
      if (fate.status !== 201) return;
      if (fates.length >= enough) reached();
    }
  });
  return {
    /** Resolves once so many were answered. */
    under(count: number): Promise<void> {
      enough = count;
      return new Promise((resolve) => {
        reached = resolve;
      });
    },
    async ended(): Promise<Fate[]> {
      await Promise.all(work);
      return fates;
    },
  };
}

async function send(url: string, site: string): Promise<Fate> {
  const id = v7();
  const body = JSON.stringify({ id, site, survey: 'stop', answers: { score: 9 } });
  const headers = { 'content-type': 'text/plain' };
  const answer = await fetch(`${url}/v1/responses`, { method: 'POST', headers, body }).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
  return { id, status: answer?.status ?? null };
}

/** A new site with a live survey `stop`. */
export async function siteWithSurvey(server: KillableServer): Promise<{ id: string; publicKey: string }> {
  const site = await created<{ id: string; publicKey: string }>(server, '/v1/sites', { name: 'Stop' });
  await created(server, '/v1/surveys', {
    site: site.id,
    slug: 'stop',
    name: 'Stop',
    status: 'live',
    questions: [
      { id: 'score', type: 'nps', text: 'How likely?' },
      { id: 'why', type: 'text', text: 'Why?' },
    ],
  });
  return site;
}

async function created<T>(server: KillableServer, pathname: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` };
  const answer = await fetch(server.url + pathname, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status !== 201) throw new Error(`${pathname} answered ${answer.status}: ${await answer.text()}`);
  return answer.json() as Promise<T>;
}
