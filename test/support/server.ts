/** The real app on a free port, with a database of its own and the demo site. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScryptCost } from '../../server/access/password-hash.ts';
import { secretHash } from '../../server/access/secret.ts';
import { type App, type AppDeps, buildApp } from '../../server/app.ts';
import { createDemo } from '../../server/demo.ts';
import { countRules } from '../../server/ingest/count-rules.ts';
import type { Limits } from '../../server/limits/limits.ts';
import type { Metrics } from '../../server/metrics/metrics.ts';
import type { SetTimer } from '../../server/set-timer.ts';
import { openStorage, type StorageConfig } from '../../server/storage/open-storage.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { fastFolder } from './fast-folder.ts';
import { stageDatabase } from './stage-database.ts';

export const ownerKey = 'sk_test_owner_key_for_the_tests';

export interface TestServer {
  url: string;
  ownerKey: string;
  site: { id: string; publicKey: string };
  storage: Storage;
  exportsFolder: string;
  scheduledExportsFolder: string;
  /** Where its files are. */
  folder: string;
  /** Where its data are: in the folder, or a database of their own. */
  storageConfig: StorageConfig;
  app: App;
  /** Asks the API with the owner's key. A body that is an object is sent as JSON. */
  api(path: string, init?: Omit<RequestInit, 'body'> & { body?: unknown }): Promise<Response>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  now?: () => number;
  /** What the streams of changes wait by. */
  setTimer?: SetTimer;
  /** None: nothing is limited, and nothing flagged by what may be chance. */
  limits?: Limits;
  trustProxy?: readonly string[];
  webhookNetworks?: readonly string[];
  resolve?: AppDeps['resolve'];
  freeSpace?: AppDeps['freeSpace'];
  oidc?: AppDeps['oidc'];
  maxConnections?: number;
  /** Of the audit where it concerns no single site, like "730d". */
  auditTerm?: string;
  publicUrl?: string;
  metrics?: Metrics;
  /** What a new password costs to hash; absent: next to nothing. `asBuilt`: what it costs an installation. */
  passwordCost?: ScryptCost | 'asBuilt';
  logger?: AppDeps['logger'];
  /** False: there is no site, and `site` is empty. */
  demo?: boolean;
  /** False: no port is opened; use `app.server.inject`. */
  listen?: boolean;
  /** The data are in the folder, whatever engine is tested. */
  embedded?: boolean;
}

export async function startServer({
  now = Date.now,
  setTimer,
  listen = true,
  demo = true,
  embedded = false,
  passwordCost = { ln: 4, r: 1, p: 1 },
  ...rest
}: TestServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(path.join(fastFolder(), 'earshot-test-'));
  const exportsFolder = path.join(folder, 'exports');
  const scheduledExportsFolder = path.join(folder, 'scheduled-exports');
  const database = await (embedded ? stageDatabase(folder, '') : stageDatabase(folder));
  const storage = await openStorage(database.config, countRules);
  await storage.access.setOwnerKeyHash(secretHash(ownerKey), { actor: { kind: 'server' }, at: now() });
  const site = demo ? await createDemo(storage, now()) : { id: '', publicKey: '' };
  const app = await buildApp({
    storage,
    now,
    setTimer,
    publicUrl: 'http://earshot.test',
    publicFolder: fileURLToPath(new URL('../../dist/public/', import.meta.url)),
    exportsFolder,
    erasuresFile: path.join(folder, 'erasures.ndjson'),
    importsFolder: path.join(folder, 'imports'),
    scheduledExportsFolder,
    version: '0.0.0-test',
    logger: false,
    passwordCost: passwordCost === 'asBuilt' ? undefined : passwordCost,
    ...rest,
  });
  if (listen) await app.server.listen({ port: 0, host: '127.0.0.1' });
  else await app.server.ready();
  const url = listen ? `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}` : '';
  return {
    url,
    ownerKey,
    site: { id: site.id, publicKey: site.publicKey },
    storage,
    exportsFolder,
    scheduledExportsFolder,
    folder,
    storageConfig: database.config,
    app,
    api: (pathname, init = {}) => {
      const { body, headers, ...rest } = init;
      return fetch(`${url}${pathname}`, {
        ...rest,
        headers: {
          authorization: `Bearer ${ownerKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
    async close() {
      await app.drain();
      await storage.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
