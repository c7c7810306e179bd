import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { random } from '../../bench/random.ts';
import { freePort, KillableServer, ownerKey } from './kill-server.ts';
import {
  type Answering,
  type Received,
  startCanary,
  startReceiver,
  type WebhookReceiver,
} from './webhook-receiver.ts';

export interface WebhookRunOptions {
  /** The built server. */
  entry: string;
  kills: number;
  seed: number;
  /** Responses that are acknowledged between two kills. */
  between?: number;
  /** Milliseconds until everything must have been told after the last kill, or after the last time that it is to be tried. */
  patience?: number;
}

export interface WebhookReport {
  kills: number;
  seed: number;
  /** Responses that were acknowledged. */
  acknowledged: number;
  /** Of them: no delivery came that the receiver took. */
  untold: number;
  /** Responses that came under more than one id. */
  renamed: number;
  /** Requests that the reference library refused. */
  unsigned: number;
  /** Connections to where the receiver had it redirected: nobody may come there. */
  strays: number;
  /** Requests that came; those that were not taken, too. */
  requests: number;
}

const writers = 4;

/**
 * Kills a server again and again while responses come and a receiver misbehaves by the seed: it refuses, hangs up, lies
 * about lengths, redirects. Tells at the end which responses the receiver was never told of.
 */
export async function webhookRun({
  entry,
  kills,
  seed,
  between = 15,
  patience = 60_000,
}: WebhookRunOptions): Promise<WebhookReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-webhooks-'));
  const networks = { EARSHOT_WEBHOOK_NETWORKS: '127.0.0.0/8' };
  const server = new KillableServer(entry, folder, await freePort(), networks);
  const draw = random(seed);
  const taken: Received[] = [];
  const canary = await startCanary();
  const receiver = await startReceiver();
  try {
    server.start();
    await server.ready();
    const site = await ask<{ id: string; publicKey: string }>(server, '/v1/sites', { name: 'Told' });
    await ask(server, '/v1/surveys', { ...survey, site: site.id });
    const { secret } = await ask<{ secret: string }>(server, '/v1/webhooks', {
      site: site.id,
      url: receiver.url,
    });
    let unsigned = 0;
    const answerBy = (answer: Answering) => {
      receiver.answer = (response, request) => {
        // When it comes: the library takes no signature that is five minutes old.
        if (!isSigned(receiver, request, secret)) unsigned += 1;
        answer(response, request);
      };
    };
    answerBy(misbehaving(draw, taken, canary.port));
    const acknowledged = await respondUnderKills(server, site.publicKey, { kills, between, draw });
    answerBy((response, request) => {
      taken.push(request);
      response.writeHead(204).end();
    });
    await told(acknowledged, taken, folder, patience);
    return { kills, seed, ...verdict(acknowledged, taken, receiver), unsigned, strays: canary.hits };
  } finally {
    await server.kill();
    await receiver.close();
    await canary.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const survey = {
  slug: 'told',
  name: 'Told',
  status: 'live',
  questions: [{ id: 'score', type: 'nps', text: 'How likely are you to recommend us?' }],
};

/** Two of three are taken, some of them slowly. */
function misbehaving(draw: () => number, taken: Received[], canary: number): Answering {
  const take: Answering = (response, request) => {
    taken.push(request);
    response.writeHead(204).end();
  };
  const faults: readonly ((response: ServerResponse) => void)[] = [
    (response) => void response.writeHead(500).end('no'),
    (response) => void response.writeHead(302, { location: `http://127.0.0.1:${canary}/` }).end(),
    (response) => void response.socket!.destroy(),
    (response) => {
      response.writeHead(503, { 'content-length': '1000' });
      response.write('a');
      response.socket!.end();
    },
  ];
  return (response, request) => {
    const luck = draw();
    if (luck < 1 / 3) return faults[Math.floor(draw() * faults.length)]!(response);
    if (luck < 1 / 2) setTimeout(() => take(response, request), 200);
    else take(response, request);
  };
}

async function respondUnderKills(
  server: KillableServer,
  site: string,
  { kills, between, draw }: { kills: number; between: number; draw: () => number },
): Promise<Set<string>> {
  const acknowledged = new Set<string>();
  let next = 0;
  for (let kill = 0; kill < kills; kill++) {
    const enough = acknowledged.size + 1 + Math.floor(draw() * between);
    let isUp = true;
    const write = async () => {
      while (isUp && acknowledged.size < enough) {
        const id = `01900000-0000-7000-8000-${(++next).toString(16).padStart(12, '0')}`;
        if (await respond(server, site, id)) acknowledged.add(id);
      }
    };
    const writing = Array.from({ length: writers }, write);
    // The others are being answered meanwhile.
    await Promise.race(writing);
    isUp = false;
    await server.kill();
    await Promise.all(writing);
    server.start();
    await server.ready();
  }
  return acknowledged;
}

async function respond(server: KillableServer, site: string, id: string): Promise<boolean> {
  const body = JSON.stringify({ id, site, survey: 'told', answers: { score: 9 } });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/v1/responses`, { method: 'POST', headers, body }).catch(
    () => null,
  );
  await answer?.arrayBuffer().catch(() => null);
  return answer?.status === 201;
}

/** Resolves once each was told, or when that takes too long: one that failed four times rests six minutes by rights. */
async function told(
  acknowledged: ReadonlySet<string>,
  taken: readonly Received[],
  folder: string,
  patience: number,
): Promise<void> {
  for (let deadline = Date.now() + patience; ; ) {
    const known = new Set(taken.map(responseOf));
    if ([...acknowledged].every((id) => known.has(id))) return;
    if (Date.now() >= deadline) {
      deadline = lastDue(folder) + patience;
      if (Date.now() >= deadline) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** When the last of what waits is to be tried (epoch milliseconds); 0: nothing waits. */
function lastDue(folder: string): number {
  const db = new Database(path.join(folder, 'earshot.db'), { readonly: true });
  try {
    return db.prepare<[], number | null>('SELECT MAX(due_at) FROM deliveries').pluck().get() ?? 0;
  } finally {
    db.close();
  }
}

function verdict(
  acknowledged: ReadonlySet<string>,
  taken: readonly Received[],
  receiver: WebhookReceiver,
): Omit<WebhookReport, 'kills' | 'seed' | 'unsigned' | 'strays'> {
  const known = new Set(taken.map(responseOf));
  const names = new Map<string, Set<string>>();
  for (const request of receiver.received) {
    const response = responseOf(request);
    names.set(response, (names.get(response) ?? new Set()).add(request.id));
  }
  return {
    acknowledged: acknowledged.size,
    untold: [...acknowledged].filter((id) => !known.has(id)).length,
    renamed: [...names.values()].filter((ids) => ids.size > 1).length,
    requests: receiver.received.length,
  };
}

function isSigned(receiver: WebhookReceiver, request: Received, secret: string): boolean {
  try {
    return Boolean(receiver.verify(request, secret));
  } catch {
    return false;
  }
}

function responseOf({ body }: Received): string {
  return JSON.parse(body).data.response.id;
}

async function ask<T>(server: KillableServer, address: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` };
  const answer = await fetch(`${server.url}${address}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return answer.json() as Promise<T>;
}
