/** Several processes of one server: each an app of its own over a pool of its own, on one PostgreSQL database. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach } from 'vitest';
import { secretHash } from '../../server/access/secret.ts';
import { type AppDeps, buildApp } from '../../server/app.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { postgresSource } from './postgres-from.ts';
import { ownerKey, type TestServer } from './server.ts';
import { type PostgresDatabase, postgresEngine } from './storage-postgres.ts';

/** One of the processes. */
export interface TestProcess extends TestServer {
  /** Ends without a word, as one that is killed: nothing is drained, given back or said. */
  die(): Promise<void>;
}

export interface ProcessOptions extends Partial<AppDeps> {
  listen?: boolean;
  /** The name of its data folder; absent: the one that all share. */
  data?: string;
  /** What its storage becomes on the way to it. */
  with?: (storage: Storage) => Storage;
}

export interface TestProcesses {
  database: PostgresDatabase;
  start(options?: ProcessOptions): Promise<TestProcess>;
  /** Has the database do something behind the back of all. */
  ask(sql: string): Promise<void>;
  close(): Promise<void>;
}

async function testProcesses(): Promise<TestProcesses> {
  const database = await postgresEngine.create();
  const shared = await mkdtemp(path.join(tmpdir(), 'earshot-processes-'));
  const living = new Set<TestProcess>();
  const opened = new Set<Storage>();
  return {
    database,
    async start({
      listen = false,
      data = '.',
      with: changed = (storage: Storage) => storage,
      ...options
    } = {}) {
      const folder = path.join(shared, data);
      await mkdir(folder, { recursive: true });
      const now = options.now ?? Date.now;
      const storage = await database.open();
      opened.add(storage);
      await storage.access.setOwnerKeyHash(secretHash(ownerKey), { actor: { kind: 'server' }, at: now() });
      const killed = killable(storage);
      const exportsFolder = path.join(folder, 'exports');
      const scheduledExportsFolder = path.join(folder, 'scheduled-exports');
      const app = await buildApp({
        storage: changed(killed.storage),
        now,
        publicUrl: 'http://earshot.test',
        publicFolder: fileURLToPath(new URL('../../dist/public/', import.meta.url)),
        exportsFolder,
        scheduledExportsFolder,
        erasuresFile: path.join(folder, 'erasures.ndjson'),
        importsFolder: path.join(folder, 'imports'),
        version: '0.0.0-test',
        logger: false,
        passwordCost: { ln: 4, r: 1, p: 1 },
        ...options,
      });
      if (listen) await app.server.listen({ port: 0, host: '127.0.0.1' });
      else await app.server.ready();
      const url = listen ? `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}` : '';
      const process: TestProcess = {
        ...{ url, ownerKey, storage, exportsFolder, scheduledExportsFolder, folder, app },
        site: { id: '', publicKey: '' },
        storageConfig: { dataFolder: folder, databaseUrl: database.url },
        api: () => Promise.reject(new Error('use inject')),
        async close() {
          if (!living.delete(process)) return;
          await app.drain();
          await storage.close();
        },
        async die() {
          living.delete(process);
          killed.kill();
          // What it would say and give back at its end reaches nothing; the connections it had are gone.
          await app.drain().catch(() => {});
        },
      };
      living.add(process);
      return process;
    },
    async ask(sql) {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query(sql);
      await client.end();
    },
    async close() {
      for (const process of living) await process.close();
      for (const storage of opened) await storage.close();
      await database.destroy();
      await rm(shared, { recursive: true, force: true });
    },
  };
}

/** A test's own processes, with a database that is gone after it. */
export function usesProcesses(): { readonly current: TestProcesses } {
  let current: TestProcesses | undefined;
  beforeEach(async ({ skip }) => {
    if (postgresSource === null) skip();
    current = await testProcesses();
  });
  afterEach(() => current?.close());
  return {
    get current() {
      return current!;
    },
  };
}

/** The same storage, of which every store answers nothing any more once it is killed. */
function killable(storage: Storage): { storage: Storage; kill: () => void } {
  let isDead = false;
  const dead = () => new Promise<never>((_, reject) => setImmediate(() => reject(new Error('killed'))));
  const wrap = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (!isDead || name === 'listen') return value.apply(target, args);
          return dead();
        };
      },
    });
  const stores = Object.fromEntries(
    Object.entries(storage).map(([name, store]) => [
      name,
      typeof store === 'object' && store !== null && !Buffer.isBuffer(store) ? wrap(store as object) : store,
    ]),
  );
  const wrapped = {
    ...stores,
    alone: (work: () => Promise<unknown>) => (isDead ? dead() : storage.alone(work)),
    ping: () => (isDead ? dead() : storage.ping()),
    findFault: () => storage.findFault(),
    condition: () => storage.condition(),
    close: () => storage.close(),
  } as unknown as Storage;
  return {
    storage: wrapped,
    kill: () => {
      isDead = true;
    },
  };
}
