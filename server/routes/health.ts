import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { GroupCommit } from '../ingest/group-commit.ts';
import type { Storage } from '../storage/storage.ts';

export interface HealthDeps {
  storage: Pick<Storage, 'ping'>;
  commits: GroupCommit;
  version: string;
}

/** `/healthz`: the process runs. `/readyz`: it would take an answer now. */
export function healthRoutes(app: FastifyInstance, { storage, commits, version }: HealthDeps): void {
  const tags = ['operation'];
  app.get(
    '/healthz',
    {
      schema: {
        tags,
        summary: 'Whether the process runs',
        response: { 200: z.object({ status: z.literal('ok'), version: z.string() }) },
      },
    },
    async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok', version }),
  );
  app.get(
    '/readyz',
    {
      schema: {
        tags,
        summary: 'Whether the storage is writable and the queue has room',
        response: { 200: z.object({ status: z.literal('ready'), waiting: z.int() }) },
      },
    },
    async (_request, reply) => {
      commits.assertRoom();
      await storage.ping();
      return reply.header('cache-control', 'no-store').send({ status: 'ready', waiting: commits.depth });
    },
  );
}
