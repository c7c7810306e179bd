import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { toldCause } from '../../shared/because.ts';
import { type Job, jobAnswer } from '../../shared/job.ts';
import { type Caller, hasScope } from '../access/caller.ts';
import type { JobRunner } from '../bulk/job-runner.ts';
import { invalid, Problem } from '../problem.ts';
import type { JobRecord } from '../storage/contract/jobs.ts';
import type { Storage } from '../storage/storage.ts';

export interface JobDeps {
  storage: Pick<Storage, 'jobs'>;
  /** Each job is held by one of them. */
  runners: readonly JobRunner[];
  /** Asks other processes to end a job, should one of them run it. */
  cancelElsewhere(id: string): Promise<void>;
}

const tags = ['jobs'];
const byId = z.strictObject({ id: z.string().min(1).max(64) });

/** `/v1/jobs`: how far long work is, and how to end it. */
export function jobRoutes(app: FastifyInstance, { storage, runners, cancelElsewhere }: JobDeps): void {
  const read = { scope: 'read' } as const;

  app.get(
    '/v1/jobs',
    {
      config: read,
      schema: {
        tags,
        summary: 'Long work, the latest first',
        response: { 200: z.object({ items: z.array(jobAnswer), next: z.null() }) },
      },
    },
    async ({ caller }) => ({ items: (await storage.jobs.list(caller.sites)).map(jobOf), next: null }),
  );

  app.get(
    '/v1/jobs/:id',
    {
      config: read,
      schema: { tags, summary: 'How far a job is', params: byId, response: { 200: jobAnswer } },
    },
    async (request) => jobOf(await jobNamed(storage, request)),
  );

  app.delete(
    '/v1/jobs/:id',
    {
      config: { scope: 'care' },
      schema: {
        tags,
        summary: 'Cancel a job after the piece that is being done',
        description:
          'What is done stays done. One that has ended is left as it is. Who overrules and no more cancels such jobs alone.',
        params: byId,
        response: { 202: jobAnswer },
      },
    },
    async (request, reply) => {
      const job = await jobNamed(storage, request);
      if (job.kind !== 'overrule' && !hasScope(request.caller, 'write'))
        throw new Problem('forbidden', 'your role cancels only jobs that overrule or tag responses');
      if (job.kind === 'recount')
        throw new Problem(
          'change_refused',
          'a recount cannot be cancelled: the days would be of two time zones',
        );
      for (const runner of runners) runner.cancel(job.id);
      await cancelElsewhere(job.id);
      return reply.code(202).send(jobOf(job));
    },
  );
}

/** A job of a site out of reach is not looked up: the clock would tell it from one that does not exist. */
async function jobNamed(
  storage: JobDeps['storage'],
  { params, caller }: { params: unknown; caller: Caller },
): Promise<JobRecord> {
  const job = await storage.jobs.find((params as z.output<typeof byId>).id, caller.sites);
  if (!job) throw invalid('not_found', 'id', 'is no job here');
  return job;
}

export function jobOf({ createdAt, updatedAt, error, ...job }: JobRecord): Job {
  return {
    ...job,
    ...toldCause(error),
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}
