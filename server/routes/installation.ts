import type { FastifyInstance } from 'fastify';
import { type Installation, installation } from '../../shared/installation.ts';
import type { GroupCommit } from '../ingest/group-commit.ts';
import { Problem } from '../problem.ts';
import type { Storage } from '../storage/storage.ts';

export interface InstallationDeps {
  storage: Pick<Storage, 'engine' | 'ping' | 'condition'>;
  commits: Pick<GroupCommit, 'assertRoom' | 'depth'>;
  jobs: { readonly held: number };
  rowWork: { readonly held: number };
  streams: { readonly open: number };
  metrics: { readonly whole: boolean };
  version: string;
  publicUrl: string;
  /** Epoch milliseconds. */
  startedAt: number;
}

/** `GET /v1/installation`: of `/readyz` and `/metrics` what an owner looks at, in one small answer. */
export function installationRoutes(app: FastifyInstance, deps: InstallationDeps): void {
  app.get(
    '/v1/installation',
    {
      config: { scope: 'admin' },
      schema: {
        tags: ['operation'],
        summary: 'How the server and its storage are',
        description: 'For keys that are bound to no site. `/metrics` has more, and over time.',
        response: { 200: installation },
      },
    },
    async ({ caller }, reply) => {
      if (caller.sites !== 'all')
        throw new Problem('forbidden', 'it is about all sites: use a key that is bound to none');
      return reply.header('cache-control', 'no-store').send(await conditionOf(deps));
    },
  );
}

async function conditionOf(deps: InstallationDeps): Promise<Installation> {
  const { storage, commits, jobs, rowWork, streams, metrics, version, publicUrl, startedAt } = deps;
  const { database, log, free, wholeAt, backedUpAt } = await storage.condition();
  return {
    version,
    startedAt: new Date(startedAt).toISOString(),
    publicUrl,
    ready: await isReady(deps),
    whole: metrics.whole,
    checkedAt: isoOrNull(wholeAt),
    backups: storage.engine.backups,
    backedUpAt: isoOrNull(backedUpAt),
    databaseBytes: database,
    logBytes: log,
    freeBytes: free,
    waitingResponses: commits.depth,
    jobs: jobs.held,
    rowQuestions: rowWork.held,
    liveStreams: streams.open,
  };
}

/** As `/readyz` finds it. */
async function isReady({ storage, commits }: InstallationDeps): Promise<boolean> {
  try {
    commits.assertRoom();
    await storage.ping();
    return true;
  } catch {
    return false;
  }
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
