import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { importAnswer } from '../../shared/import.ts';
import { isWellFormed, malformedText } from '../../shared/well-formed.ts';
import { mostFileBytes } from '../import/import-allowance.ts';
import type { Imports } from '../import/imports.ts';
import type { Part } from '../import/received.ts';
import { siteNamed, surveyNamed } from '../named.ts';
import { Problem } from '../problem.ts';
import type { SharedFolder } from '../processes/shared-folder.ts';
import type { ImportRecord } from '../storage/contract/imports.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import { importAnswerOf, importById, importNamed } from './import-named.ts';

export interface ImportUploadDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'imports'>;
  imports: Imports;
  files: Pick<SharedFolder, 'assertHeld'>;
  now: () => number;
}

const tags = ['imports'];
const config = { scope: 'write' } as const;
const tables = ['text/csv', 'application/csv', 'text/tab-separated-values'];
const taken = [
  ...tables,
  'application/x-ndjson',
  'application/jsonl',
  'application/json',
  'application/octet-stream',
  'text/plain',
];

const more = z
  .enum(['true', 'false'])
  .default('false')
  .describe('Whether further parts follow: `PUT /v1/imports/{id}/file` takes them');
const first = z.strictObject({
  site: z.string().min(1).max(64),
  survey: z.string().min(1).max(64).optional().describe('Of which the answers are, for a better guess'),
  name: z
    .string()
    .min(1)
    .max(200)
    .refine(isWellFormed, malformedText)
    .default('import')
    .describe('Of the file'),
  more,
});
const further = z.strictObject({
  offset: z
    .string()
    .regex(/^\d{1,12}$/, 'must be a whole number')
    .transform(Number)
    .describe('Where in the file the part begins: as many bytes as were received'),
  more,
});

const description =
  'The body is the file: CSV, NDJSON, or a JSON document with a list of objects, as UTF-8 or UTF-16, at most 1 GiB. A request has ten seconds to arrive, so send a large file in parts (`more=true`). Nothing is imported yet: the answer has what the columns are taken to be for.';

/** Takes files, in parts. A scope of its own: here a body is what it is, never parsed and never held. */
export async function importUploadRoutes(scope: FastifyInstance, deps: ImportUploadDeps): Promise<void> {
  const { storage, imports, files, now } = deps;
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(taken, { bodyLimit: mostFileBytes }, (_request, payload, done) =>
    done(null, payload),
  );

  scope.post(
    '/v1/imports',
    {
      config,
      bodyLimit: mostFileBytes,
      schema: {
        tags,
        summary: 'Upload a file of responses, or the first part of one',
        description,
        querystring: first,
        response: { 201: importAnswer },
      },
    },
    async (request, reply) => {
      files.assertHeld();
      const query = request.query as z.output<typeof first>;
      const site = await siteNamed(storage, request.caller, query.site);
      const survey = query.survey === undefined ? null : await surveyNamed(storage, site, query.survey);
      const by = { actor: request.caller.actor, at: now() };
      const part = partOf(request, 0, query.more);
      const uploaded = { site, survey, name: query.name, format: formatOf(request) };
      const record = await imports.receive(uploaded, part, by);
      return reply.code(201).send(importAnswerOf(record, request.caller));
    },
  );

  scope.put(
    '/v1/imports/:id/file',
    {
      config,
      bodyLimit: mostFileBytes,
      schema: {
        tags,
        summary: 'Upload a further part of a file',
        description,
        params: importById,
        querystring: further,
        response: { 200: importAnswer },
      },
    },
    async (request) => {
      const record = await importNamed(storage, request);
      files.assertHeld();
      const { offset, more } = request.query as z.output<typeof further>;
      const site = await siteNamed(storage, request.caller, record.site);
      const survey = await surveyOf(record, site, storage);
      const of = { site, survey, format: formatOf(request) };
      const appended = await imports.append(record, partOf(request, offset, more), of);
      return importAnswerOf(appended, request.caller);
    },
  );
}

function partOf({ body }: FastifyRequest, offset: number, more: 'true' | 'false'): Part {
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body))
    throw new Problem('malformed_body', 'the body is empty: send the file');
  return { bytes: body as AsyncIterable<Uint8Array>, offset, more: more === 'true' };
}

/** Of JSON there are two ways to write a list: which one it is, the file itself tells. */
function formatOf({ headers }: FastifyRequest): 'csv' | null {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  return tables.includes(type) ? 'csv' : null;
}

async function surveyOf({ setup }: ImportRecord, site: StoredSite, { surveys }: ImportUploadDeps['storage']) {
  const slug = setup.mapping.survey?.value;
  return slug === undefined ? null : surveys.find(site.key, String(slug));
}
