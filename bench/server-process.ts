import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Site } from '../shared/site.ts';
import { startCommand } from './start-command.ts';
import { benchSite, benchSurvey, userAgents, type WorkloadBody } from './workload.ts';

/** A server that runs in a process of its own. */
export interface ServerProcess {
  port: number;
  pid: number;
  /** Ends it, after what it was doing. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** What it has said so far. */
  said(): string;
}

export const ownerKey = 'sk_bench_0123456789abcdef0123456789abcdef';

const ownCheckout = fileURLToPath(new URL('..', import.meta.url));

/** Starts the built server, of this checkout or another one, on a data folder. */
export function startEarshot(
  folder: string,
  env: Record<string, string> = {},
  checkout = ownCheckout,
): Promise<ServerProcess> {
  const file = path.join(checkout, 'dist/server/main.js');
  return start(file, '/readyz', {
    EARSHOT_DATA: folder,
    EARSHOT_ADMIN_KEY: ownerKey,
    EARSHOT_LIMITS: 'off',
    EARSHOT_DEMO: '0',
    EARSHOT_LOG_LEVEL: 'warn',
    ...env,
  });
}

/** Starts the floor that ingest is measured against. */
export function startFloor(): Promise<ServerProcess> {
  return start(fileURLToPath(new URL('./floor-server.ts', import.meta.url)), '/', {});
}

/** Asks a running Earshot as its owner; rejects where it does not answer with success. */
export async function ask<T>(server: ServerProcess, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    headers: { authorization: `Bearer ${ownerKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

/** One connection to a running Earshot, kept open, over which its owner asks one thing after the other. */
export class KeptConnection {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  readonly #port: number;

  constructor(server: ServerProcess) {
    this.#port = server.port;
  }

  async get<T>(path: string): Promise<T> {
    return JSON.parse((await this.fetch(path)).toString()) as T;
  }

  /** The body as it came; resolves with its last byte, and rejects where the server does not answer with 200. */
  fetch(path: string): Promise<Buffer> {
    return this.#send(path, { authorization: `Bearer ${ownerKey}` });
  }

  /** The same, counted again even where nothing has changed since it was asked last. */
  async recount<T>(path: string): Promise<T> {
    const said = await this.#send(path, {
      authorization: `Bearer ${ownerKey}`,
      'cache-control': 'no-cache',
    });
    return JSON.parse(said.toString()) as T;
  }

  /** Resolves once a response is stored. */
  async submit(response: WorkloadBody): Promise<void> {
    const headers = {
      origin: 'https://shop.example',
      'user-agent': userAgents[0]!,
      'content-type': 'text/plain;charset=UTF-8',
    };
    await this.#send('/v1/responses', headers, JSON.stringify(response));
  }

  /** The status that the bearer of a key is answered with. */
  async status(path: string, key: string, method = 'GET', body?: object): Promise<number> {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body && { 'content-type': 'application/json' }),
    };
    return (await this.#ask(path, headers, body && JSON.stringify(body), method)).status;
  }

  async #send(path: string, headers: Record<string, string>, body?: string): Promise<Buffer> {
    const { status, said } = await this.#ask(path, headers, body);
    if (status === 200 || status === 201) return said;
    throw new Error(`${path}: ${status} ${said}`);
  }

  #ask(
    path: string,
    headers: Record<string, string>,
    body?: string,
    method = body === undefined ? 'GET' : 'POST',
  ): Promise<{ status: number; said: Buffer }> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        { host: '127.0.0.1', port: this.#port, path, method, headers, agent: this.#agent },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => resolve({ status: response.statusCode!, said: Buffer.concat(chunks) }));
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Creates the site and the survey of the workload. */
export async function createBenchSite(server: ServerProcess): Promise<Site> {
  const site = await ask<Site>(server, '/v1/sites', benchSite);
  await ask(server, '/v1/surveys', { site: site.id, ...benchSurvey });
  return site;
}

async function start(file: string, probe: string, env: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort();
  // The built server runs as `npm start` runs it, without what this process needs to read TypeScript.
  const as = file.endsWith('.ts')
    ? { env: {}, execArgv: process.execArgv }
    : startCommand({ ...process.env, ...env });
  const child = fork(file, {
    execArgv: as.execArgv,
    env: { ...process.env, PORT: String(port), ...as.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let said = '';
  child.stdout!.on('data', (bytes: Buffer) => {
    said = (said + bytes.toString()).slice(-10_000);
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  await answered(child, `http://127.0.0.1:${port}${probe}`);
  return {
    port,
    pid: child.pid!,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    said: () => said,
  };
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answered(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`the server ended with ${child.exitCode} before it answered`);
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response && response.status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
