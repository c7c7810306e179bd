import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { because } from '../../shared/because.ts';
import {
  type ImportMappingChange,
  type ImportMappingCreate,
  importMappingChange,
  importMappingCreate,
  type SavedMapping,
  savedMapping,
  savedMappingList,
} from '../../shared/import.ts';
import { siteNamed } from '../named.ts';
import { invalid, Problem } from '../problem.ts';
import { mostMappings, type SavedMappingRecord } from '../storage/contract/imports.ts';
import type { Storage } from '../storage/storage.ts';

export interface ImportMappingDeps {
  storage: Pick<Storage, 'sites' | 'imports'>;
  now: () => number;
}

const tags = ['imports'];
const write = { scope: 'write' } as const;
const byId = z.strictObject({ id: z.string().min(1).max(64) });
const ofSite = z.strictObject({ site: z.string().min(1).max(64) });

/** `/v1/import-mappings`: what the columns of files are for, kept to be used again. */
export function importMappingRoutes(app: FastifyInstance, { storage, now }: ImportMappingDeps): void {
  app.get(
    '/v1/import-mappings',
    {
      config: { scope: 'read' },
      schema: {
        tags,
        summary: 'The mappings that a site keeps, by name',
        querystring: ofSite,
        response: { 200: savedMappingList },
      },
    },
    async (request) => {
      const site = await siteNamed(storage, request.caller, (request.query as z.output<typeof ofSite>).site);
      const items = (await storage.imports.mappings(site.key)).map((one) => answerOf(site.id, one));
      return { items, next: null };
    },
  );

  app.post(
    '/v1/import-mappings',
    {
      config: write,
      schema: { tags, summary: 'Keep a mapping', body: importMappingCreate, response: { 201: savedMapping } },
    },
    async (request, reply) => {
      const { site: id, name, mapping } = request.body as ImportMappingCreate;
      const site = await siteNamed(storage, request.caller, id);
      const by = { actor: request.caller.actor, at: now() };
      const record = { id: v7(), name, mapping, createdAt: by.at, updatedAt: by.at };
      const created = await storage.imports.createMapping(site.key, record, by);
      if (!created) throw await whyNot(storage, site.key, name);
      return reply.code(201).send(answerOf(site.id, created));
    },
  );

  app.patch(
    '/v1/import-mappings/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a mapping that is kept',
        params: byId,
        querystring: ofSite,
        body: importMappingChange,
        response: { 200: savedMapping },
      },
    },
    async (request) => {
      const site = await siteNamed(storage, request.caller, (request.query as z.output<typeof ofSite>).site);
      const { id } = request.params as z.output<typeof byId>;
      const by = { actor: request.caller.actor, at: now() };
      const change = request.body as ImportMappingChange;
      const changed = await storage.imports.changeMapping(site.key, id, change, by);
      if (changed === null) throw invalid('not_found', 'id', 'is no mapping of this site');
      if (changed === 'taken')
        throw invalid('already_exists', 'name', because('mapping_taken', { name: change.name! }));
      return answerOf(site.id, changed);
    },
  );

  app.delete(
    '/v1/import-mappings/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Forget a mapping',
        params: byId,
        querystring: ofSite,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const site = await siteNamed(storage, request.caller, (request.query as z.output<typeof ofSite>).site);
      const { id } = request.params as z.output<typeof byId>;
      const by = { actor: request.caller.actor, at: now() };
      if (!(await storage.imports.removeMapping(site.key, id, by)))
        throw invalid('not_found', 'id', 'is no mapping of this site');
      return reply.code(204).send();
    },
  );
}

async function whyNot({ imports }: Pick<Storage, 'imports'>, site: number, name: string): Promise<Problem> {
  const all = await imports.mappings(site);
  return all.some((one) => one.name === name)
    ? invalid('already_exists', 'name', because('mapping_taken', { name }))
    : new Problem('change_refused', because('mappings_full', { most: mostMappings }));
}

function answerOf(site: string, record: SavedMappingRecord): SavedMapping {
  return {
    ...record,
    site,
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
  };
}
