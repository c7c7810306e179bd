import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawing } from './fuzz-draw.ts';
import { type FuzzWorld, samples } from './fuzz-samples.ts';
import type { FuzzOrder, FuzzTally } from './fuzz-sender.ts';
import { validTraffic } from './fuzz-valid.ts';
import { type FuzzVerdict, fuzzVerdict } from './fuzz-verdict.ts';
import { allAnswers, allTypes } from './http-all-types.ts';
import { freePort, KillableServer, ownerKey } from './kill-server.ts';

export interface FuzzOptions {
  /** The built server's main file. */
  entry: string;
  /** The data are there; absent: in a folder. */
  databaseUrl?: string | undefined;
  requests: number;
  seed: number;
  perSecond: number;
  /** Rounds of right traffic by itself, and then beside mutants: what else the machine does falls on both. */
  rounds: number;
  /** Hears of each round as it ends. */
  tell?: (line: string) => void;
}

export interface FuzzReport
  extends FuzzVerdict,
    Pick<FuzzTally, 'sent' | 'seconds' | 'statuses' | 'faults' | 'faultCount'> {
  /** The server's process ended by itself. */
  crashed: boolean;
  /** Right answers that were not taken. */
  refused: number;
  /** The 99th percentile of right answers, in milliseconds: by themselves, and beside the mutants. */
  aloneP99: number;
  besideP99: number;
  /** The slowest right answer of all, in milliseconds: whether the server, or what it stands on, ever stood still. */
  besideWorst: number;
  promised: number;
}

/** Sends mutated requests to the server in a process of its own, beside right ones, and reads what it has stored. */
export async function fuzzRun({
  entry,
  databaseUrl,
  requests,
  seed,
  perSecond,
  rounds,
  tell,
}: FuzzOptions): Promise<FuzzReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-fuzz-'));
  const port = await freePort();
  const server = new KillableServer(entry, folder, port, databaseUrl ? { DATABASE_URL: databaseUrl } : {});
  try {
    server.start();
    await server.ready();
    const world = await newWorld(server.url);
    await assertEveryOperation(server.url, world);
    const { publicKey } = await newSite(server.url, 'checkout', valid);
    const traffic = validTraffic(port, publicKey, seed);
    const tallies: FuzzTally[] = [];
    const alone: number[] = [];
    const beside: number[] = [];
    const each = Math.ceil(requests / rounds);
    for (let round = 0; round < rounds; round++) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(4_000, (each / perSecond) * 100)));
      alone.push(...traffic.latencies());
      const connections = 16;
      const order = { port, seed: seed + round, requests: each, perSecond, connections, world };
      tallies.push(await inOwnProcess(order));
      beside.push(...traffic.latencies());
      const { sent, seconds, faultCount } = sumOf(tallies);
      tell?.(`${sent} sent, ${Math.round(sent / seconds)} per second, ${faultCount} faults`);
    }
    await traffic.stop();
    const alive = await fetch(`${server.url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    await server.stop();
    return {
      ...(await fuzzVerdict({ dataFolder: folder, databaseUrl }, traffic.promised)),
      ...sumOf(tallies),
      crashed: !alive,
      refused: traffic.refused.length,
      promised: traffic.promised.size,
      aloneP99: p99(alone),
      besideP99: p99(beside),
      besideWorst: beside.reduce((worst, one) => Math.max(worst, one), 0),
    };
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

const valid = [
  { id: 'score', type: 'nps', text: 'How likely are you to recommend us?', required: true },
  { id: 'why', type: 'text', text: 'Why?' },
];

/** A site with answers, for mutants alone. */
async function newWorld(url: string): Promise<FuzzWorld> {
  const site = await newSite(url, 'fuzz', allTypes);
  await ask(url, '/v1/surveys', { site: site.id, slug: 'changed', name: 'Changed', questions: valid });
  const draw = drawing(1);
  const stored = await Promise.all(
    Array.from({ length: 20 }, (_, i) => {
      const answers = i % 2 === 0 ? allAnswers : { score: 3 };
      const body = { id: draw.uuid(), site: site.publicKey, survey: 'fuzz', complete: i % 3 > 0, answers };
      return ask<{ id: string; receipt: string }>(url, '/v1/responses', body);
    }),
  );
  const { id: key } = await ask<{ id: string }>(url, '/v1/keys', { name: 'Key', scopes: ['read'] });
  const { id: job } = await ask<{ id: string }>(url, '/v1/responses/overrule', {
    site: site.id,
    filter: { page: '/never' },
    set: { test: true },
  });
  const exported = await ask<{ id: string }>(url, '/v1/exports', { site: site.id, format: 'ndjson' });
  const imported = await ask<{ id: string }>(
    url,
    `/v1/imports?site=${site.id}&survey=fuzz`,
    Array.from({ length: 20 }, () => allAnswers),
  );
  const { id: theme } = await ask<{ id: string }>(url, '/v1/themes', {
    site: site.id,
    name: 'Delivery',
    words: ['late'],
  });
  const { id: webhook } = await ask<{ id: string }>(url, '/v1/webhooks', {
    site: site.id,
    url: 'https://fuzz.invalid/hook',
    events: ['survey.changed'],
  });
  const { id: schedule } = await ask<{ id: string }>(url, '/v1/export-schedules', {
    site: site.id,
    name: 'Daily',
    format: 'csv',
    every: 'day',
  });
  const { id: member } = await ask<{ id: string }>(url, '/v1/members', {
    email: 'anna@shop.example',
    role: 'analyst',
    sites: [site.id],
  });
  const signedIn = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: ownerKey }),
  });
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
  const [ids, receipts] = [stored.map(({ id }) => id), stored.map(({ receipt }) => receipt)];
  return {
    site: site.id,
    publicKey: site.publicKey,
    ownerKey,
    cookie,
    ids,
    receipts,
    key,
    job,
    export: exported.id,
    import: imported.id,
    webhook,
    theme,
    schedule,
    member,
  };
}

async function newSite(
  url: string,
  slug: string,
  questions: readonly object[],
): Promise<{ id: string; publicKey: string }> {
  const attributes = { plan: { type: 'string' }, orders: { type: 'number' } };
  const site = await ask<{ id: string; publicKey: string }>(url, '/v1/sites', {
    name: 'Shop',
    origins: ['https://shop.example'],
    attributes,
  });
  await ask(url, '/v1/surveys', { site: site.id, slug, name: slug, status: 'live', questions });
  return site;
}

/** An operation that the document has and nobody mutates would pass unseen. */
async function assertEveryOperation(url: string, world: FuzzWorld): Promise<void> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: Record<string, object> };
  const documented = Object.entries(document.paths).flatMap(([place, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${place}`),
  );
  const known = Object.keys(samples(world));
  const unknown = documented.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`test/support/fuzz-samples.ts has no request for ${unknown.join(', ')}`);
}

async function ask<T>(url: string, place: string, body: object): Promise<T> {
  const answer = await fetch(`${url}${place}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ownerKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${place}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** What makes the mutants takes a processor, which the clock of the right ones must not wait for. */
async function inOwnProcess(order: FuzzOrder): Promise<FuzzTally> {
  const child = fork(fileURLToPath(new URL('./fuzz-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  leaveProcessors(child.pid!);
  const ended = once(child, 'exit').then(() => {
    throw new Error('the process that sends mutants ended early');
  });
  child.send(order);
  const [tally] = (await Promise.race([once(child, 'message'), ended])) as [FuzzTally];
  child.disconnect();
  await ended.catch(() => {});
  return tally;
}

/** Nor must the server: of two processors, what attacks would take one. Linux has a class for what runs where nobody else would. */
function leaveProcessors(pid: number): void {
  const { status } = spawnSync('chrt', ['--all-tasks', '--idle', '--pid', '0', String(pid)]);
  if (status !== 0) setPriority(pid, constants.priority.PRIORITY_LOW);
}

function sumOf(
  tallies: readonly FuzzTally[],
): Pick<FuzzReport, 'sent' | 'seconds' | 'statuses' | 'faults' | 'faultCount'> {
  const statuses: Record<string, number> = {};
  for (const tally of tallies)
    for (const [status, count] of Object.entries(tally.statuses))
      statuses[status] = (statuses[status] ?? 0) + count;
  const sum = (of: (tally: FuzzTally) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
  return {
    statuses,
    sent: sum(({ sent }) => sent),
    seconds: sum(({ seconds }) => seconds),
    faultCount: sum(({ faultCount }) => faultCount),
    faults: tallies.flatMap(({ faults }) => faults).slice(0, 20),
  };
}

function p99(latencies: number[]): number {
  const sorted = latencies.sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0;
}
