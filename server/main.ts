/** The process: configuration, storage, app, listening, draining. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { newSecretKey, secretHash } from './access/secret.ts';
import { type App, buildApp } from './app.ts';
import { checkStorage } from './check-storage.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createDemo } from './demo.ts';
import { indexTexts } from './index-texts.ts';
import { countRules } from './ingest/count-rules.ts';
import { startJobs } from './jobs.ts';
import { limits } from './limits/limits.ts';
import { Metrics } from './metrics/metrics.ts';
import { StorageRefused } from './storage/contract/storage-errors.ts';
import { makeFolder } from './storage/make-folder.ts';
import { openStorage } from './storage/open-storage.ts';
import type { Storage } from './storage/storage.ts';
import { removeOldDeliveries } from './webhooks/remove-old-deliveries.ts';
import { welcome } from './welcome.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  // Nothing that is begun before it listens needs an end: whoever waits for a database may be told to stop.
  let stop = async () => {};
  stopOnSignal(() => stop());
  const notice = (text: string) => console.log(`  ${text}`);
  const storage = await openStorage(config, countRules, { notice, waits: true });
  // Of several that start at once on a new database, one makes the key and the demo site.
  await storage.alone(async () => {
    await ensureOwnerKey(storage, config);
    if (config.demo && (await storage.sites.list()).length === 0) await createDemo(storage, Date.now());
  });

  makeDataFolder(config.dataFolder);
  const metrics = new Metrics();
  metrics.observeProcess();
  const app = await buildApp({
    storage,
    now: Date.now,
    publicUrl: config.publicUrl,
    publicFolder: fileURLToPath(new URL('../public/', import.meta.url)),
    exportsFolder: path.join(config.dataFolder, 'exports'),
    erasuresFile: path.join(config.dataFolder, 'erasures.ndjson'),
    backupDays: config.backupDays,
    auditTerm: config.auditTerm,
    importsFolder: path.join(config.dataFolder, 'imports'),
    scheduledExportsFolder: config.scheduledExportsFolder,
    version: packageVersion(),
    logger: { level: config.logLevel },
    commitBatch: config.commitBatch,
    limits: config.limits ? limits : undefined,
    oidc: config.oidc,
    trustProxy: config.trustProxy,
    webhookNetworks: config.webhookNetworks,
    metrics,
  });
  await listening(app, storage, config);
  const [demo] = await storage.sites.list();
  console.log(welcome(config, storage.engine.place, demo?.publicKey));

  let isOver = false;
  const stopJobs = startJobs(
    {
      beat: app.beat,
      flushFunnel: app.flushFunnel,
      flushRefusedOrigins: app.flushRefusedOrigins,
      removeExpiredExports: app.removeExpiredExports,
      retain: app.retain,
      dropErasures: app.dropErasures,
      removeExpiredImports: app.removeExpiredImports,
      runExportSchedules: app.runExportSchedules,
      removeOldDeliveries: () => removeOldDeliveries(storage, Date.now()),
      forgetRemovedMembers: () => storage.members.forgetRemoved(Date.now()),
      indexTexts: () => indexTexts({ storage, isOver: () => isOver }),
      checkStorage: () =>
        checkStorage({
          storage,
          now: Date.now,
          onWhole: (milliseconds) => app.server.log.info({ milliseconds }, 'the stored data are whole'),
          onDamage: () => metrics.damaged(),
        }),
    },
    app.turns,
    {
      done: (name) => metrics.upkeepDone(name, Date.now()),
      failed: (name, error) => {
        metrics.upkeepFailed(name);
        app.server.log.error({ err: error, job: name }, 'job failed');
      },
    },
  );
  stop = async () => {
    isOver = true;
    stopJobs();
    await app.drain();
    await storage.close();
  };
}

/** Where it cannot listen the storage is closed, so that the next start has nothing to check. */
async function listening(app: App, storage: Storage, { port, host }: Config): Promise<void> {
  try {
    await app.server.listen({ port, host });
  } catch (error) {
    await storage.close();
    const { code, message } = error as { code?: string; message: string };
    const remedy =
      code === 'EADDRINUSE' ? 'stop what listens there, or set PORT to another one' : 'set HOST and PORT';
    throw new ConfigError(`It cannot listen on port ${port} of ${host} (${message}): ${remedy}`);
  }
}

/** Whatever engine has the data, files are there: for the server's user alone. */
function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700);
  } catch (error) {
    throw new ConfigError(
      `The folder ${folder} cannot be made (${(error as Error).message}): set EARSHOT_DATA to one that can`,
    );
  }
}

/** The operator's key, or one made now. It is told at once, whatever happens next: there is no other time. */
async function ensureOwnerKey(storage: Storage, config: Config): Promise<void> {
  const by = { actor: { kind: 'server' }, at: Date.now() } as const;
  if (config.adminKey !== undefined) {
    await storage.access.setOwnerKeyHash(secretHash(config.adminKey), by);
    return;
  }
  if (await storage.access.ownerKeyHash()) return;
  const key = newSecretKey();
  await storage.access.setOwnerKeyHash(secretHash(key), by);
  console.log(`\n  Owner's key, shown this once. Keep it:\n  ${key}`);
}

function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

const drainFor = 10_000;

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    // What hangs must not keep the process; everything acknowledged is on disk already.
    setTimeout(() => process.exit(1), drainFor).unref();
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StorageRefused) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
