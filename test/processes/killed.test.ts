/** Two built servers on one database, of which one is killed while answers come in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../support/kill-server.ts';
import { postgresSource } from '../support/postgres-from.ts';
import { StartedServer } from '../support/started-server.ts';
import { type PostgresDatabase, postgresEngine, stopPostgres } from '../support/storage-postgres.ts';

const key = 'sk_of_two_servers_on_one_database';
let database: PostgresDatabase;
let folder: string;
let started: { server: StartedServer; url: string }[];

describe.skipIf(postgresSource === null)('of two servers', () => {
  beforeEach(async () => {
    database = await postgresEngine.create();
    folder = await mkdtemp(path.join(tmpdir(), 'earshot-killed-'));
    started = [];
  });
  afterEach(async () => {
    for (const { server } of started) {
      server.signal('SIGKILL');
      await server.ended;
    }
    await database.destroy();
    await rm(folder, { recursive: true, force: true });
  });
  afterAll(stopPostgres);

  async function start(): Promise<string> {
    const port = await freePort();
    const server = new StartedServer({
      DATABASE_URL: database.url,
      EARSHOT_DATA: folder,
      EARSHOT_ADMIN_KEY: key,
      EARSHOT_LIMITS: 'off',
      PORT: String(port),
    });
    const url = `http://127.0.0.1:${port}`;
    started.push({ server, url });
    await server.says(/Dashboard/);
    return url;
  }

  const ask = async (url: string, where: string) =>
    (await fetch(`${url}${where}`, { headers: { authorization: `Bearer ${key}` } })).json();

  it('the one that is left has every answer that the killed one had acknowledged', async () => {
    const [first, second] = [await start(), await start()];
    const [site] = (await ask(first, '/v1/sites')).items;
    /** One that was on disk before the kill, and not acknowledged, is received twice. */
    const received = async () => {
      const { meta } = await ask(second, `/v1/stats/nps?site=${site.id}&survey=recommend`);
      return meta.coverage.received - meta.coverage.duplicates;
    };
    const before = await received();
    const acknowledged = new Set<string>();
    const send = async (url: string, id: string) => {
      const body = JSON.stringify({ id, site: site.publicKey, survey: 'recommend', answers: { score: 9 } });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/v1/responses`, { method: 'POST', headers, body });
      if (answer.status !== 201) throw new Error(await answer.text());
      acknowledged.add(id);
    };
    const sending = Array.from({ length: 8 }, async () => {
      for (let i = 0; i < 40; i++) {
        const id = v7();
        // As the widget does: whoever gets no answer sends it again, wherever that leads.
        await send(i % 2 ? first : second, id).catch(() => send(second, id));
      }
    });
    while (acknowledged.size < 100) await new Promise((resolve) => setImmediate(resolve));
    started[0]!.server.signal('SIGKILL');
    await Promise.all(sending);
    expect(acknowledged.size).toBe(320);
    expect(await received()).toBe(before + 320);
  });
});
