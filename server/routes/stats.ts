import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type StatsParameters, statsParameters } from '../../shared/aggregate.ts';
import { type MetricId, metrics } from '../../shared/metric.ts';
import { isWellFormed } from '../../shared/well-formed.ts';
import { security } from '../plugins/auth.ts';
import { parseOrThrow } from '../plugins/zod-validation.ts';
import { invalid } from '../problem.ts';
import { ask } from '../query/ask.ts';
import { catalogue } from '../stats/catalogue.ts';
import type { Storage } from '../storage/storage.ts';

export interface StatsDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'counts'>;
  now: () => number;
}

const tags = ['numbers'];

export function statsRoutes(app: FastifyInstance, { storage, now }: StatsDeps): void {
  const onRequest = app.auth.require;

  app.get(
    '/v1/stats',
    {
      onRequest,
      schema: {
        tags,
        security,
        summary: 'The catalogue: every metric and its definition',
        response: { 200: z.object({ items: z.array(z.looseObject({ id: z.string() })), next: z.null() }) },
      },
    },
    async () => ({ items: catalogue, next: null }),
  );

  app.get(
    '/v1/stats/:metric',
    {
      onRequest,
      preValidation: async (request) => {
        metricOf((request.params as { metric: string }).metric);
        // Validation passes over this one name in silence.
        if (Object.hasOwn(request.query as object, '__proto__')) {
          throw invalid('invalid_request', '__proto__', 'is not known here');
        }
      },
      schema: {
        tags,
        security,
        summary: 'One metric: a number, a series, or a breakdown, each with its interval',
        description: 'One equality filter: `filter[page]=/pricing`.',
        params: z.strictObject({ metric: z.string() }),
        querystring: statsParameters.loose(),
        response: { 200: z.looseObject({ results: z.array(z.looseObject({})) }) },
      },
    },
    async (request, reply) => {
      const metric = metricOf((request.params as { metric: string }).metric);
      const { parameters, filter } = parametersOf(request.query as Record<string, unknown>);
      return reply
        .header('cache-control', 'no-store')
        .send(await ask({ ...parameters, metric, filter }, storage, now()));
    },
  );
}

function metricOf(name: string): MetricId {
  if (Object.hasOwn(metrics, name)) return name as MetricId;
  throw invalid('not_found', 'metric', `"${name}" is none of ${Object.keys(metrics).join(', ')}`);
}

function parametersOf(query: Record<string, unknown>): {
  parameters: StatsParameters;
  filter: { dimension: string; value: string } | null;
} {
  const plain = Object.entries(query).filter(([name]) => !name.startsWith('filter'));
  const parameters = parseOrThrow(statsParameters, Object.fromEntries(plain));
  const filters = Object.entries(query).filter(([name]) => name.startsWith('filter'));
  if (filters.length > 1) {
    throw invalid('unsupported_query', filters[1]![0], 'is a second filter: counts can answer one');
  }
  const [filter] = filters;
  return { parameters, filter: filter ? filterOf(...filter) : null };
}

function filterOf(name: string, value: unknown): { dimension: string; value: string } {
  const [, dimension, operator] = /^filter\[([A-Za-z][A-Za-z0-9_]{0,39})\](?:\[(\w+)\])?$/.exec(name) ?? [];
  if (dimension === undefined) throw invalid('invalid_request', name, 'must be like filter[page]=/pricing');
  if (operator !== undefined) {
    throw invalid(
      'unsupported_query',
      name,
      `"${operator}" is not offered yet: filter[${dimension}]=value is`,
    );
  }
  if (typeof value !== 'string' || value === '' || value.length > 300 || !isWellFormed(value)) {
    throw invalid('invalid_request', name, 'must be one value of 1 to 300 characters');
  }
  // A comma stands between several values: read as a part of one, it would give a zero that is not true.
  if (value.includes(',')) {
    throw invalid('unsupported_query', name, 'takes one value yet, not several');
  }
  return { dimension, value };
}
