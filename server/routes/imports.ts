import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ImportChange, importAnswer, importChange, importList } from '../../shared/import.ts';
import type { Imports } from '../import/imports.ts';
import { reportTable } from '../import/report-table.ts';
import { siteNamed } from '../named.ts';
import type { SharedFolder } from '../processes/shared-folder.ts';
import type { Storage } from '../storage/storage.ts';
import { importAnswerOf, importById, importNamed } from './import-named.ts';

export interface ImportDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'imports'>;
  imports: Imports;
  files: Pick<SharedFolder, 'assertHeld'>;
  now: () => number;
}

const tags = ['imports'];
const read = { scope: 'read' } as const;
const write = { scope: 'write' } as const;
const ofSite = z.strictObject({ site: z.string().min(1).max(64) });
const ofReport = z.strictObject({ format: z.enum(['ndjson', 'csv']).default('ndjson') });

const phases = [
  ['check', 'Read a whole file and judge each line, without storing anything: a job'],
  ['start', 'Import a file: a job'],
  ['undo', 'Delete the responses that an import has stored: a job'],
] as const;

/** `/v1/imports`: responses from files. */
export function importRoutes(app: FastifyInstance, deps: ImportDeps): void {
  readingRoutes(app, deps);
  const { storage, imports, files, now } = deps;

  app.patch(
    '/v1/imports/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Set what the columns of a file are for',
        description: 'The mapping takes the place of the one before as a whole.',
        params: importById,
        body: importChange,
        response: { 200: importAnswer },
      },
    },
    async (request) => {
      const record = await importNamed(storage, request);
      return importAnswerOf(await imports.change(record, request.body as ImportChange), request.caller);
    },
  );

  for (const [name, summary] of phases) {
    app.post(
      `/v1/imports/:id/${name}`,
      {
        config: write,
        schema: { tags, summary, params: importById, response: { 202: importAnswer } },
      },
      async (request, reply) => {
        const record = await importNamed(storage, request);
        files.assertHeld();
        const by = { actor: request.caller.actor, at: now() };
        const begun = await imports.begin(record, name === 'start' ? 'import' : name, by);
        return reply.code(202).send(importAnswerOf(begun, request.caller));
      },
    );
  }

  app.delete(
    '/v1/imports/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Forget an import and delete its file; what it has stored stays, one that runs is cancelled',
        params: importById,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const record = await importNamed(storage, request);
      await imports.remove(record, { actor: request.caller.actor, at: now() });
      return reply.code(204).send();
    },
  );
}

function readingRoutes(app: FastifyInstance, { storage, imports, files }: ImportDeps): void {
  app.get(
    '/v1/imports',
    {
      config: read,
      schema: {
        tags,
        summary: 'Imports of a site, the latest first',
        querystring: ofSite,
        response: { 200: importList },
      },
    },
    async ({ query, caller }, reply) => {
      const { id } = await siteNamed(storage, caller, (query as z.output<typeof ofSite>).site);
      const records = (await storage.imports.list([id])).slice(0, 200);
      const items = records.map((record) => importAnswerOf(record, caller));
      return reply.header('cache-control', 'no-store').send({ items, next: null });
    },
  );

  app.get(
    '/v1/imports/:id',
    {
      config: read,
      schema: { tags, summary: 'How far an import is', params: importById, response: { 200: importAnswer } },
    },
    async (request, reply) => {
      const record = await importNamed(storage, request);
      return reply.header('cache-control', 'no-store').send(importAnswerOf(record, request.caller));
    },
  );

  app.get(
    '/v1/imports/:id/report',
    {
      // It quotes the file.
      config: write,
      schema: {
        tags,
        summary: 'What was found of the lines of a file: those that cannot be stored, or not whole, and why',
        description: 'Of the last check, or of the import once that was begun.',
        params: importById,
        querystring: ofReport,
        response: {
          200: {
            description: 'The report',
            content: { 'application/x-ndjson': { schema: z.string() }, 'text/csv': { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const record = await importNamed(storage, request);
      files.assertHeld();
      const { format } = request.query as z.output<typeof ofReport>;
      const { report } = imports.filesOf(record);
      const size = Math.min(record.report.bytes, (await stat(report).catch(() => ({ size: 0 }))).size);
      reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `attachment; filename="earshot-import-report.${format}"`);
      // What follows is of a piece that is being written.
      const lines = size === 0 ? null : createReadStream(report, { end: size - 1 });
      if (format === 'csv') return reply.send(reportTable(lines));
      return reply.send(lines ?? '');
    },
  );
}
