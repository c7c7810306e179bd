/** Builds the server from what it is given. Every plugin and route is registered here, by hand, in order. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { IdentityProvider, type ProviderOptions } from './access/identity-provider.ts';
import { Members } from './access/members.ts';
import { Owner } from './access/owner.ts';
import type { ScryptCost } from './access/password-hash.ts';
import { Passwords } from './access/passwords.ts';
import { Sessions } from './access/sessions.ts';
import { SharedGuesses } from './access/shared-guesses.ts';
import { SignInGuard } from './access/sign-in-guard.ts';
import { Courtesy } from './bulk/courtesy.ts';
import type { FreeSpace } from './bulk/free-space.ts';
import { JobRunner } from './bulk/job-runner.ts';
import { recountDays } from './bulk/recount-days.ts';
import { eraseAgain } from './erasure/erase-again.ts';
import { ErasureLog } from './erasure/erasure-log.ts';
import { Forgetting } from './erasure/forgetting.ts';
import { type Erased, notedErasures } from './erasure/noted-erasures.ts';
import { Exports } from './export/exports.ts';
import { ExportSchedules } from './export-schedules/export-schedules.ts';
import { Imports } from './import/imports.ts';
import { Directory } from './ingest/directory.ts';
import { FirstForms } from './ingest/first-forms.ts';
import { FunnelCounter } from './ingest/funnel.ts';
import { GroupCommit } from './ingest/group-commit.ts';
import { Intake } from './ingest/intake.ts';
import { RefusedOrigins } from './ingest/refused-origins.ts';
import { Gate } from './limits/gate.ts';
import type { Limits } from './limits/limits.ts';
import { SharedTakings } from './limits/shared-takings.ts';
import { ChangeRelay } from './live/change-relay.ts';
import { Changes } from './live/changes.ts';
import { LiveStreams } from './live/live-streams.ts';
import { Slugs } from './live/slugs.ts';
import { watchStorage } from './live/watch-storage.ts';
import { dropReasonOfLimit } from './metrics/drop-reason.ts';
import { Gauges } from './metrics/gauges.ts';
import { measureStorage } from './metrics/measure-storage.ts';
import { Metrics } from './metrics/metrics.ts';
import { auth } from './plugins/auth.ts';
import { bodies } from './plugins/bodies.ts';
import { crossOrigin, crossOriginSubmissions } from './plugins/cross-origin.ts';
import { docs } from './plugins/docs.ts';
import { answerClientError, answerError, problemDetails } from './plugins/problem-details.ts';
import { requestLog } from './plugins/request-log.ts';
import { requestMetrics } from './plugins/request-metrics.ts';
import { silentConnections } from './plugins/silent-connections.ts';
import { zodValidation } from './plugins/zod-validation.ts';
import { Heartbeat } from './processes/heartbeat.ts';
import { Messages } from './processes/messages.ts';
import { SharedFolder } from './processes/shared-folder.ts';
import { Turns } from './processes/turns.ts';
import { RowWork, type RowWorkOptions } from './query/row-work.ts';
import { Quotas } from './quotas.ts';
import { Retentions } from './retention/retentions.ts';
import { auditRoutes } from './routes/audit.ts';
import { eventRoutes } from './routes/events.ts';
import { exportScheduleRoutes } from './routes/export-schedules.ts';
import { exportRoutes } from './routes/exports.ts';
import { fileRoutes } from './routes/files.ts';
import { healthRoutes } from './routes/health.ts';
import { importMappingRoutes } from './routes/import-mappings.ts';
import { importUploadRoutes } from './routes/import-upload.ts';
import { importRoutes } from './routes/imports.ts';
import { installationRoutes } from './routes/installation.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { jobRoutes } from './routes/jobs.ts';
import { keyRoutes } from './routes/keys.ts';
import { liveRoutes } from './routes/live.ts';
import { memberRoutes } from './routes/members.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { pageRoutes } from './routes/pages.ts';
import { passwordRoutes } from './routes/password.ts';
import { problemRoutes } from './routes/problems.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { responseChangeRoutes } from './routes/response-changes.ts';
import { responseRoutes } from './routes/responses.ts';
import { retentionRoutes } from './routes/retention.ts';
import { sessionRoutes } from './routes/session.ts';
import { sessionsRoutes } from './routes/sessions.ts';
import { siteRoutes } from './routes/sites.ts';
import { statsRoutes } from './routes/stats.ts';
import { surveyPageRoutes } from './routes/survey-page.ts';
import { surveyPreviewRoutes } from './routes/survey-preview.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { tagRoutes } from './routes/tags.ts';
import { themeRoutes } from './routes/themes.ts';
import { visitorRoutes } from './routes/visitors.ts';
import { webhookDeliveryRoutes } from './routes/webhook-deliveries.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { widgetConfigRoutes } from './routes/widget-config.ts';
import { type SetTimer, setTimer } from './set-timer.ts';
import { makeFolder } from './storage/make-folder.ts';
import type { Storage } from './storage/storage.ts';
import { Networks } from './webhooks/networks.ts';
import { post, type Resolve } from './webhooks/post.ts';
import { Sender } from './webhooks/sender.ts';

export interface AppDeps {
  storage: Storage;
  /** The clock, in epoch milliseconds: the only one that anything in here reads. */
  now: () => number;
  /** What the streams of changes and webhooks wait by; the process's own timers until told otherwise. */
  setTimer?: SetTimer | undefined;
  publicUrl: string;
  publicFolder: string;
  /** Where exports are written; it is made where it is missing. Nothing else may lie there. */
  exportsFolder: string;
  /** Where what was erased is noted, outside of the database; it is made where it is missing. */
  erasuresFile: string;
  /** Days after which no backup is restored any more; absent: for ever. */
  backupDays?: number | undefined;
  /** How long entries of the audit are kept that concern no single site, like "730d"; absent: for ever. */
  auditTerm?: string | undefined;
  /** Where files to import are received; as with exports. */
  importsFolder: string;
  /** Where scheduled exports are put. */
  scheduledExportsFolder: string;
  /** Bytes that the disk of a folder has left; the system's word until told otherwise. */
  freeSpace?: FreeSpace | undefined;
  version: string;
  /** A pino logger's options, or false. */
  logger: FastifyServerOptions['logger'];
  /** Responses that share one commit at most. */
  commitBatch?: number | undefined;
  /** What may be sent in a minute; absent: whatever comes. */
  limits?: Limits | undefined;
  /** What the hash of a new password costs; absent: as much as this build takes. */
  passwordCost?: ScryptCost | undefined;
  /** The provider of identities that members may sign in by; absent: none. */
  oidc?: ProviderOptions | undefined;
  /** CIDRs of the proxies whose `X-Forwarded-For` is believed. */
  trustProxy?: readonly string[] | undefined;
  /** CIDRs of the private networks that webhooks may reach, and without encryption; absent: none. */
  webhookNetworks?: readonly string[] | undefined;
  /** How webhooks find the addresses of a name; the system's way until told otherwise. */
  resolve?: Resolve | undefined;
  /** Connections that are open at once at most; further ones are closed unheard. */
  maxConnections?: number | undefined;
  /** What questions that read every response may cost. */
  rowWork?: RowWorkOptions | undefined;
  /** What else tells of itself there may share it; absent: one of its own. */
  metrics?: Metrics | undefined;
}

export interface App {
  server: FastifyInstance;
  /** Sees to it that of several processes one does what only one needs to. */
  turns: Turns;
  /** Says that this process lives, and takes over from those that do not. To be called every few seconds. */
  beat(): Promise<void>;
  /** Adds the funnel steps that are held in memory to the storage. To be called about once a second. */
  flushFunnel(): Promise<void>;
  /** Adds the refused origins that are held in memory to the storage. To be called about once a second. */
  flushRefusedOrigins(): Promise<void>;
  /** Deletes exports that have expired. To be called about once an hour. */
  removeExpiredExports(): Promise<void>;
  /** Begins to take what is past its term. To be called about once an hour. */
  retain(): Promise<void>;
  /** Drops what was noted of erasures that no backup knows of any more. To be called about once an hour. */
  dropErasures(): Promise<void>;
  /** Deletes imported files that have expired. To be called about once an hour. */
  removeExpiredImports(): Promise<void>;
  /** Begins the exports whose turn has come, and ends those that are made. To be called about once a minute. */
  runExportSchedules(): Promise<void>;
  /** Resolves when no job runs or waits. */
  idleJobs(): Promise<void>;
  /** Resolves when no webhook is due that was not tried. */
  idleWebhooks(): Promise<void>;
  /** Refuses what comes from now on, answers what has come, and keeps what is held in memory. */
  drain(): Promise<void>;
}

export async function buildApp(deps: AppDeps): Promise<App> {
  const { now, publicUrl, version } = deps;
  const { server, requests } = createServer(deps);
  server.server.maxConnections = deps.maxConnections ?? 10_000;
  const metrics = deps.metrics ?? new Metrics();
  const closeSilent = silentConnections(server.server);
  const changes = new Changes(randomBytes(6).toString('base64url'));
  const timers = deps.setTimer ?? setTimer;
  const messages = new Messages(deps.storage.peers);
  const turns = new Turns({ storage: deps.storage, now, setTimer });
  const takings = messages.shared
    ? new SharedTakings({
        ...{ messages, now, setTimer },
        secret: deps.storage.secret,
        processes: () => heartbeat.processes,
      })
    : null;
  const guesses = messages.shared
    ? new SharedGuesses({ messages, secret: deps.storage.secret, setTimer })
    : undefined;
  const gate = deps.limits
    ? new Gate(deps.limits, now, (limit) => metrics.dropped(dropReasonOfLimit[limit]), takings)
    : null;
  const oldestBackup = () => (deps.backupDays === undefined ? 0 : now() - deps.backupDays * 86_400_000);
  makeFolder(path.dirname(deps.erasuresFile), 0o700);
  const erasures = await ErasureLog.open(
    deps.erasuresFile,
    oldestBackup(),
    messages.shared ? deps.storage.peers.own : undefined,
  );
  const forgetCopies = async (erased: readonly Erased[]) => {
    await exports.withdraw(erased);
    // Those that do not hear of it look within the hour.
    if (messages.shared) await messages.tell('files').catch(() => {});
  };
  const forgetting = new Forgetting({
    storage: deps.storage,
    turns,
    now,
    onFailure: (error) =>
      server.log.error({ err: error }, 'values of erased responses are not overwritten yet'),
  });
  const watched = watchStorage(deps.storage, changes);
  const noted = notedErasures(watched, erasures, forgetCopies, () => forgetting.soon());
  const storage = measureStorage(noted, metrics);
  const directory = new Directory(storage, now);
  const quotas = new Quotas(storage, now);
  const firstForms = new FirstForms(now, messages.shared ? deps.storage.secret : undefined);
  const commits = new GroupCommit(storage, deps.commitBatch === undefined ? {} : { batch: deps.commitBatch });
  const funnel = new FunnelCounter(storage, { onDrop: () => metrics.dropped('funnel_full') });
  const refusedOrigins = new RefusedOrigins(storage);
  const intake = new Intake({
    directory,
    commits,
    funnel,
    refusedOrigins,
    gate,
    secret: storage.secret,
    now,
  });

  const onFailure = (error: unknown) => server.log.error({ err: error }, 'job failed');
  const runner = new JobRunner({ storage, now, onFailure });
  const exports = new Exports({
    ...{ storage, now, onFailure },
    folder: deps.exportsFolder,
    freeSpace: deps.freeSpace,
    rest: new Courtesy(() => commits.taken).rest,
  });
  const unnoted = notedErasures(deps.storage, { add: async () => {} }, forgetCopies);
  const again = await eraseAgain(erasures, unnoted, now());
  if (again > 0)
    server.log.warn({ responses: again }, 'erased again what a restored backup had brought back');
  if (erasures.unreadable > 0)
    server.log.error({ lines: erasures.unreadable }, `${deps.erasuresFile} has lines that cannot be read`);
  forgetting.soon();
  const files = await SharedFolder.open(path.dirname(deps.erasuresFile), deps.storage, now);
  if (!files.isHeld)
    server.log.warn(
      'files of exports and imports lie with other processes: give all of them one folder (EARSHOT_DATA)',
    );
  const exportSchedules = new ExportSchedules({
    ...{ storage, exports, turns, files, now, onFailure },
    folder: deps.scheduledExportsFolder,
    freeSpace: deps.freeSpace,
  });
  const retentions = new Retentions({ storage, runner, now, auditTerm: deps.auditTerm });

  const imports = new Imports({
    ...{ storage, turns, now, onFailure },
    folder: deps.importsFolder,
    freeSpace: deps.freeSpace,
    requests,
  });
  const runners = [runner, exports.runner, imports.runner];
  let beats = 0;
  const heartbeat = new Heartbeat({
    ...{ storage, now, runners, onFailure },
    async takeOver(interrupted) {
      if (beats++ % beatsApart === 0) await recountLeftOver(storage, runner).catch(onFailure);
      await files.look();
      if (!files.isHeld) return;
      await exports.resume(interrupted);
      await imports.resume(interrupted);
    },
  });
  await exports.open();
  await imports.open();
  await heartbeat.beat();
  await exportSchedules.run().catch(onFailure);
  messages.on('jobs', () => void heartbeat.beat().catch(onFailure));
  messages.on('files', () => void exports.removeStray().catch(onFailure));
  const relay = new ChangeRelay({
    ...{ changes, messages, setTimer },
    onDefinitions: () => directory.invalidate(),
  });
  relay.start();
  messages.start();
  // So that they know of one more.
  if (messages.shared) await messages.tell('jobs').catch(onFailure);
  const jobs = {
    get held() {
      return runners.reduce((sum, { held }) => sum + held, 0);
    },
  };
  const rowWork = new RowWork(deps.rowWork);
  const streams = new LiveStreams({
    changes,
    now,
    setTimer: timers,
    slugs: new Slugs(storage),
  });
  const passwords = new Passwords(deps.passwordCost);
  const signInGuard = new SignInGuard(now, guesses);
  const owner = new Owner(storage.access, passwords, signInGuard);
  const members = new Members(storage.members, passwords, signInGuard, now);
  const sessions = new Sessions(storage.access, now);
  const networks = new Networks(deps.webhookNetworks);
  const sender = new Sender({
    storage,
    post: (url, body, headers, signal) =>
      post(url, body, headers, { networks, resolve: deps.resolve }, signal),
    now,
    setTimer: timers,
    random: Math.random,
    onAttempt: (outcome) => metrics.webhookTried(outcome),
    onFailure: (error) => server.log.error({ err: error }, 'webhooks rest, because of a failure'),
  });
  const gauges = new Gauges(metrics.registry, { version, commits, streams, rowWork, jobs, storage });

  await server.register(problemDetails);
  await server.register(requestLog);
  await server.register(requestMetrics, { metrics });
  await server.register(zodValidation);
  await server.register(bodies);
  await server.register(crossOriginSubmissions);
  await server.register(auth, { storage, owner, members, sessions, guesses, now, publicUrl });
  await server.register(docs, { version, publicUrl });

  await server.register(async (app) => {
    healthRoutes(app, { storage, commits, version });
    installationRoutes(app, {
      ...{ storage, commits, rowWork, streams, metrics, version, publicUrl, jobs },
      startedAt: now(),
    });
    metricsRoutes(app, { metrics, gauges, publicUrl });
    responseRoutes(app, { intake, storage, changes, firstForms, gate, now, publicUrl });
    responseChangeRoutes(app, { storage, runner, now });
    receiptRoutes(app, { storage, directory, gate, now });
    await app.register((scope) => exportRoutes(scope, { storage, exports, files, now }));
    await app.register((scope) => importUploadRoutes(scope, { storage, imports, files, now }));
    importRoutes(app, { storage, imports, files, now });
    importMappingRoutes(app, { storage, now });
    exportScheduleRoutes(app, { storage, exports, exportSchedules, files, now });
    tagRoutes(app, { storage });
    visitorRoutes(app, { storage, now });
    jobRoutes(app, {
      ...{ storage, runners },
      async cancelElsewhere(id) {
        if (runners.some(({ ids }) => ids.includes(id))) return;
        await storage.jobs.cancel(id);
        // Where nobody is told of it, the next beat finds it.
        await messages.tell('jobs').catch(onFailure);
      },
    });
    eventRoutes(app, { intake, gate, metrics, publicUrl });
    sessionRoutes(app, { storage });
    sessionsRoutes(app, { storage, sessions, now });
    passwordRoutes(app, { storage, owner, members, passwords, now });
    memberRoutes(app, { storage, members, now, publicUrl });
    oidcRoutes(app, {
      ...{ storage, members, now, publicUrl },
      guard: signInGuard,
      provider: deps.oidc ? new IdentityProvider(deps.oidc, `${publicUrl}/v1/oidc/callback`) : null,
    });
    invitationRoutes(app, { storage, members, passwords, now, publicUrl });
    keyRoutes(app, { storage, now });
    themeRoutes(app, { storage, now });
    webhookRoutes(app, { storage, networks, now });
    webhookDeliveryRoutes(app, { storage, now });
    auditRoutes(app, { storage });
    siteRoutes(app, { storage, directory, runner, now });
    retentionRoutes(app, { storage, now });
    surveyRoutes(app, { storage, directory, now });
    surveyPreviewRoutes(app, { storage, now });
    statsRoutes(app, { storage, changes, now, rowWork, setTimer: deps.setTimer ?? setTimer });
    liveRoutes(app, { storage, streams });
    problemRoutes(app);
    surveyPageRoutes(app, {
      directory,
      intake,
      firstForms,
      gate,
      now,
      publicUrl,
      publicFolder: deps.publicFolder,
    });
    pageRoutes(app, { storage, publicFolder: deps.publicFolder });
  });
  await server.register(async (app) => {
    await crossOrigin(app);
    widgetConfigRoutes(app, { directory, storage, refusedOrigins, quotas, gate, now, publicUrl });
  });
  await server.register(async (app) => fileRoutes(app, deps.publicFolder));

  sender.start();
  return {
    server,
    flushFunnel: () => funnel.flush(),
    flushRefusedOrigins: () => refusedOrigins.flush(),
    removeExpiredExports: () => exports.removeExpired(),
    turns,
    beat: async () => {
      if (messages.shared) await heartbeat.beat();
    },
    async retain() {
      await retentions.run();
      await forgetting.run();
    },
    dropErasures: () => erasures.drop(oldestBackup()),
    removeExpiredImports: () => imports.removeExpired(),
    runExportSchedules: () => exportSchedules.run(),
    async idleJobs() {
      for (const one of runners) await one.idle();
      await forgetting.idle();
      await exportSchedules.idle();
    },
    idleWebhooks: () => sender.idle(),
    async drain() {
      await closeServer(server, closeSilent);
      await heartbeat.stop();
      for (const one of runners) await one.stop();
      await forgetting.idle();
      await exportSchedules.idle();
      await commits.drain();
      await sender.stop();
      await funnel.flush();
      await refusedOrigins.flush();
      gate?.stop();
      relay.stop();
      messages.stop();
      await erasures.close();
    },
  };
}

/** Beats between two looks at all sites. */
const beatsApart = 12;

/** Goes on with counting days anew where nobody does any more. */
async function recountLeftOver(storage: Storage, runner: JobRunner): Promise<void> {
  for (const site of await storage.sites.list())
    if (site.recounting && !(await runner.holds('recount', site.id)))
      await recountDays(site, storage, runner);
}

/** Connections that were busy when closing began are kept alive by their clients: they are closed as they fall idle. */
async function closeServer(server: FastifyInstance, closeSilent: () => void): Promise<void> {
  const idle = setInterval(() => {
    server.server.closeIdleConnections();
    closeSilent();
  }, 20);
  try {
    await server.close();
  } finally {
    clearInterval(idle);
  }
}

/** @returns with how many requests have come in so far */
function createServer({ logger, trustProxy }: AppDeps): {
  server: FastifyInstance;
  requests: () => number;
} {
  const prefix = randomBytes(4).toString('hex');
  let requests = 0;
  const server = Fastify({
    logger: logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => `${prefix}-${(++requests).toString(36)}`,
    // A logger for each request costs more than what it would say: the lines name the request themselves.
    childLoggerFactory: (root) => root,
    bodyLimit: 64 * 1024,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    // A visitor's name has up to 200 characters, each up to nine in an address.
    routerOptions: { maxParamLength: 1_800 },
    // Slow clients are cut: Node looks for them only as often as the last line says.
    requestTimeout: 10_000,
    // So many that no ordinary client notices, and few enough that no connection is for ever.
    maxRequestsPerSocket: 10_000,
    trustProxy: trustProxy && trustProxy.length > 0 ? [...trustProxy] : false,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
  });
  return { server, requests: () => requests };
}
