import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { because, toldCause } from '../../shared/because.ts';
import {
  mostSchedules,
  type ScheduleAnswer,
  type ScheduleChange,
  type ScheduleChoice,
  type ScheduleCreate,
  scheduleAnswer,
  scheduleChange,
  scheduleCreate,
  scheduleList,
} from '../../shared/export-schedule.ts';
import type { Caller } from '../access/caller.ts';
import type { Exports } from '../export/exports.ts';
import type { ExportSchedules } from '../export-schedules/export-schedules.ts';
import { stemOf } from '../export-schedules/file-names.ts';
import { siteNamed } from '../named.ts';
import { invalid, Problem } from '../problem.ts';
import type { SharedFolder } from '../processes/shared-folder.ts';
import { chosenNow } from '../query/chosen-now.ts';
import type { StoredSchedule } from '../storage/contract/export-schedules.ts';
import type { Storage } from '../storage/storage.ts';

export interface ExportScheduleDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'counts' | 'exports' | 'exportSchedules'>;
  exports: Exports;
  exportSchedules: ExportSchedules;
  files: Pick<SharedFolder, 'assertHeld'>;
  now: () => number;
}

const read = { scope: 'read' } as const;
/** They fill a disk of the operator's for as long as nobody ends them. */
const admin = { scope: 'admin' } as const;
const tags = ['exports'];
const byId = z.strictObject({ id: z.string().min(1).max(64) });
const ofSite = z.strictObject({ site: z.string().min(1).max(64) });

/** `/v1/export-schedules`: exports that the server makes by itself, into the folder that its operator has named. */
export function exportScheduleRoutes(app: FastifyInstance, deps: ExportScheduleDeps): void {
  readingRoutes(app, deps);
  changingRoutes(app, deps);
}

function readingRoutes(app: FastifyInstance, deps: ExportScheduleDeps): void {
  const { storage } = deps;
  app.get(
    '/v1/export-schedules',
    {
      config: read,
      schema: {
        tags,
        summary: 'The exports of a site that are made again and again',
        querystring: ofSite,
        response: { 200: scheduleList },
      },
    },
    async ({ query, caller }) => {
      const site = await siteNamed(storage, caller, (query as z.output<typeof ofSite>).site);
      const schedules = await storage.exportSchedules.list(site.key);
      return { items: await Promise.all(schedules.map((one) => answerOf(one, deps))), next: null };
    },
  );

  app.get(
    '/v1/export-schedules/:id',
    {
      config: read,
      schema: { tags, summary: 'One of them', params: byId, response: { 200: scheduleAnswer } },
    },
    async (request) => answerOf(await scheduleNamed(storage, request), deps),
  );
}

function changingRoutes(app: FastifyInstance, deps: ExportScheduleDeps): void {
  const { storage, exports, exportSchedules, files, now } = deps;
  app.post(
    '/v1/export-schedules',
    {
      config: admin,
      schema: {
        tags,
        summary: 'Have responses exported each day, week or month',
        description:
          'Each file has the whole days since the one before, or everything. The operator names the folder; a run that was missed or failed is part of the next one.',
        body: scheduleCreate,
        response: { 201: scheduleAnswer },
      },
    },
    async (request, reply) => {
      const { site: siteId, ...fields } = request.body as ScheduleCreate;
      const by = { actor: request.caller.actor, at: now() };
      const site = await siteNamed(storage, request.caller, siteId);
      await checkChoice(fields.choose, siteId, request.caller, deps);
      const stem = stemOf(site.name, fields.choose.survey);
      const created = await storage.exportSchedules.create(
        { ...fields, id: v7(), siteKey: site.key, stem, paused: false },
        by,
      );
      if (!created) throw new Problem('change_refused', because('schedules_full', { most: mostSchedules }));
      return reply.code(201).send(await answerOf(created, deps));
    },
  );

  app.patch(
    '/v1/export-schedules/:id',
    {
      config: admin,
      schema: {
        tags,
        summary: 'Change one of them, pause it or go on with it',
        params: byId,
        body: scheduleChange,
        response: { 200: scheduleAnswer },
      },
    },
    async (request) => {
      const schedule = await scheduleNamed(storage, request);
      const change = request.body as ScheduleChange;
      if (change.choose) await checkChoice(change.choose, schedule.site, request.caller, deps);
      const by = { actor: request.caller.actor, at: now() };
      const changed = await storage.exportSchedules.change(schedule.id, change, by);
      if (!changed) throw unknownSchedule();
      return answerOf(changed, deps);
    },
  );

  app.delete(
    '/v1/export-schedules/:id',
    {
      config: admin,
      schema: {
        tags,
        summary: 'End one of them; its files stay',
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id, run } = await scheduleNamed(storage, request);
      const by = { actor: request.caller.actor, at: now() };
      if (!(await storage.exportSchedules.remove(id, by))) throw unknownSchedule();
      const made = run && (await storage.exports.find(run.export, request.caller.sites));
      if (made) await exports.remove(made, null);
      return reply.code(204).send();
    },
  );

  app.post(
    '/v1/export-schedules/:id/run',
    {
      config: admin,
      schema: {
        tags,
        summary: 'Make its file now, whenever its turn is',
        params: byId,
        response: { 202: scheduleAnswer },
      },
    },
    async (request, reply) => {
      const { id } = await scheduleNamed(storage, request);
      files.assertHeld();
      if (!(await exportSchedules.runNow(id))) throw new Problem('change_refused', because('schedule_runs'));
      return reply.code(202).send(await answerOf(await scheduleNamed(storage, request), deps));
    },
  );
}

/** What cannot be exported now is refused now, not in the night. */
async function checkChoice(
  choose: ScheduleChoice,
  site: string,
  caller: Caller,
  { storage, now }: Pick<ExportScheduleDeps, 'storage' | 'now'>,
): Promise<void> {
  try {
    await chosenNow({ ...choose, site }, storage, caller, now());
  } catch (error) {
    throw error instanceof Problem ? within('choose', error) : error;
  }
}

/** The same problem, with the fields where this body has them. */
function within(field: string, { code, message: reason, cause, invalidParams }: Problem): Problem {
  const paths = invalidParams?.map((param) => ({ ...param, path: `${field}.${param.path}` }));
  return new Problem(code, cause ? { reason, cause } : reason, paths ? { invalidParams: paths } : {});
}

async function scheduleNamed(
  storage: Pick<Storage, 'exportSchedules'>,
  { params, caller }: { params: unknown; caller: Caller },
): Promise<StoredSchedule> {
  const { id } = params as z.output<typeof byId>;
  const schedule = await storage.exportSchedules.find(id, caller.sites);
  if (!schedule) throw unknownSchedule();
  return schedule;
}

function unknownSchedule(): Problem {
  return invalid('not_found', 'id', 'is not the id of a schedule here');
}

async function answerOf(
  schedule: StoredSchedule,
  { storage, exportSchedules }: ExportScheduleDeps,
): Promise<ScheduleAnswer> {
  const { siteKey: _key, stem, run, last, coveredTo: _covered, createdAt, updatedAt, ...told } = schedule;
  const { timezone } = (await storage.sites.find({ id: schedule.site }))!;
  const nextAt = exportSchedules.nextAt(schedule, timezone);
  return {
    ...told,
    files: stem,
    running: run?.export ?? null,
    last: last && { ...last, at: isoOf(last.at), ...toldCause(last.error) },
    nextAt: nextAt === null ? null : isoOf(nextAt),
    createdAt: isoOf(createdAt),
    updatedAt: isoOf(updatedAt),
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
