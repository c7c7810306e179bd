import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { toldCause } from '../../shared/because.ts';
import {
  type ExportAnswer,
  type ExportCreate,
  exportAnswer,
  exportCreate,
  exportList,
} from '../../shared/export.ts';
import type { Caller } from '../access/caller.ts';
import { columnsFor } from '../export/columns-for.ts';
import type { Exports } from '../export/exports.ts';
import { formats } from '../export/formats.ts';
import { siteNamed } from '../named.ts';
import { invalid } from '../problem.ts';
import type { SharedFolder } from '../processes/shared-folder.ts';
import { chosenNow } from '../query/chosen-now.ts';
import type { ExportRecord } from '../storage/contract/exports.ts';
import type { Storage } from '../storage/storage.ts';

export interface ExportDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'counts' | 'exports'>;
  exports: Exports;
  files: Pick<SharedFolder, 'assertHeld'>;
  now: () => number;
}

const tags = ['exports'];
const read = { scope: 'read' } as const;
const byId = z.strictObject({ id: z.string().min(1).max(64) });
const ofSite = z.strictObject({ site: z.string().min(1).max(64) });

const file = {
  description: 'The file',
  content: { 'text/csv': { schema: z.string() }, 'application/x-ndjson': { schema: z.string() } },
};

/** `/v1/exports`: responses as files. Whoever may read them one by one may have them so. */
export async function exportRoutes(app: FastifyInstance, deps: ExportDeps): Promise<void> {
  const { storage, exports, files, now } = deps;
  await app.register(fastifyStatic, {
    root: exports.folder,
    serve: false,
    cacheControl: false,
    contentType: false,
  });

  app.post(
    '/v1/exports',
    {
      config: read,
      schema: {
        tags,
        summary: 'Export all responses of a choice into a file: a job',
        description:
          'Chosen by the words of `GET /v1/responses`; without a class, those that do not count are among them and say so. What comes in later is left out. The file is kept for seven days.',
        body: exportCreate,
        response: { 202: exportAnswer },
      },
    },
    async (request, reply) => {
      files.assertHeld();
      const { format, ...choice } = request.body as ExportCreate;
      const by = { actor: request.caller.actor, at: now() };
      const { site, chosen, asked } = await chosenNow(choice, storage, request.caller, by.at);
      const columns = await columnsFor(format, { site, chosen }, storage);
      const record = await exports.beginKept({ site: site.id, format, chosen, columns, asked }, by);
      return reply.code(202).send(answerOf(record));
    },
  );

  app.get(
    '/v1/exports',
    {
      config: read,
      schema: {
        tags,
        summary: 'Exports of a site that are made or kept, the latest first',
        querystring: ofSite,
        response: { 200: exportList },
      },
    },
    async ({ query, caller }) => {
      const { id } = await siteNamed(storage, caller, (query as z.output<typeof ofSite>).site);
      return { items: (await storage.exports.list([id])).map(answerOf), next: null };
    },
  );

  app.get(
    '/v1/exports/:id',
    {
      config: read,
      schema: { tags, summary: 'How far an export is', params: byId, response: { 200: exportAnswer } },
    },
    async (request) => answerOf(await exportNamed(storage, request)),
  );

  app.get(
    '/v1/exports/:id/file',
    {
      config: read,
      schema: {
        tags,
        summary: 'The file of an export that is done',
        description: 'A `Range` gets a part of it, so that a download that broke off can go on.',
        params: byId,
        response: { 200: file, 206: { ...file, description: 'The part that was asked for' } },
      },
    },
    async (request, reply) => {
      const record = await exportNamed(storage, request);
      if (record.state !== 'done')
        throw invalid('not_found', 'id', `has no file: the export is ${record.state}`);
      files.assertHeld();
      if (!(await exports.hasFile(record)))
        throw invalid('not_found', 'id', 'has lost its file: export again');
      reply
        .type(formats[record.format].contentType)
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `attachment; filename="${fileNameOf(record)}"`);
      return reply.sendFile(`${record.id}.${record.format}`);
    },
  );

  app.delete(
    '/v1/exports/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'Delete an export and its file; one that is being made is cancelled',
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const record = await exportNamed(storage, request);
      await exports.remove(record, { actor: request.caller.actor, at: now() });
      return reply.code(204).send();
    },
  );
}

/** An export of a site out of reach is not looked up: the clock would tell it from one that does not exist. */
async function exportNamed(
  storage: Pick<Storage, 'exports'>,
  { params, caller }: { params: unknown; caller: Caller },
): Promise<ExportRecord> {
  const record = await storage.exports.find((params as z.output<typeof byId>).id, caller.sites);
  if (!record) throw invalid('not_found', 'id', 'is no export here');
  return record;
}

function fileNameOf({ asked, createdAt, format }: ExportRecord): string {
  const of = typeof asked.survey === 'string' ? asked.survey : 'responses';
  return `earshot-${of}-${new Date(createdAt).toISOString().slice(0, 10)}.${format}`;
}

function answerOf(record: ExportRecord): ExportAnswer {
  const { kind: _kind, chosen: _chosen, columns: _columns, position: _position, error, ...told } = record;
  return {
    ...told,
    ...toldCause(error),
    createdAt: new Date(told.createdAt).toISOString(),
    updatedAt: new Date(told.updatedAt).toISOString(),
    expiresAt: new Date(told.expiresAt).toISOString(),
  };
}
