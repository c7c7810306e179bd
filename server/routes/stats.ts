import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type MetricId, metrics } from '../../shared/metric.ts';
import { questionStatsParameters } from '../../shared/question-stats.ts';
import { questionStatsAnswer } from '../../shared/question-stats-schema.ts';
import {
  type SampleSizeParameters,
  sampleSizeAnswer,
  sampleSizeParameters,
} from '../../shared/sample-size.ts';
import { metricDescription, statsAnswer } from '../../shared/stats-answer-schema.ts';
import { type StatsQuery, statsParameters, statsQuery } from '../../shared/stats-question.ts';
import type { Changes } from '../live/changes.ts';
import { siteNamed } from '../named.ts';
import { parseOrThrow } from '../plugins/zod-validation.ts';
import { invalid } from '../problem.ts';
import { type AskDeps, ask } from '../query/ask.ts';
import { askQuestions, questionsAsked } from '../query/ask-questions.ts';
import { questionOfBody, questionOfQuery } from '../query/parse-question.ts';
import type { Question } from '../query/question.ts';
import { RecentAnswers } from '../query/recent-answers.ts';
import type { RowWork } from '../query/row-work.ts';
import { answerSampleSize } from '../query/sample-size.ts';
import type { SetTimer } from '../set-timer.ts';
import { catalogue } from '../stats/catalogue.ts';
import type { Storage } from '../storage/storage.ts';
import { etagOf, isUnchanged } from './revalidation.ts';

export interface StatsDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'counts' | 'responses'>;
  changes: Changes;
  rowWork: RowWork;
  now: () => number;
  setTimer: SetTimer;
}

const tags = ['numbers'];
const json = 'application/json; charset=utf-8';
type Answering = (question: Question, deps: AskDeps) => Promise<object>;

export function statsRoutes(app: FastifyInstance, deps: StatsDeps): void {
  const { storage, changes, rowWork, now } = deps;
  const config = { scope: 'read' } as const;
  const recent = new RecentAnswers(deps);

  /** The answer to a question about a site that stands in the address, or that the caller has it already. */
  async function revalidated(
    request: FastifyRequest,
    reply: FastifyReply,
    question: Question,
    answering: Answering,
  ): Promise<FastifyReply> {
    const site = await siteNamed(storage, request.caller, question.site);
    reply.header('cache-control', 'private, no-cache');
    const state = () => etagOf(changes, site.key, request.url, now());
    const etag = await state();
    if (isUnchanged(request, reply, etag)) return reply.code(304).send();
    return reply.type(json).send(await answer(request, request.url, state, question, answering, etag));
  }

  /** What was answered already from this state of the data, unless the request says `no-cache`. */
  function answer(
    { headers, caller }: FastifyRequest,
    asked: string,
    state: () => Promise<string>,
    question: Question,
    answering: Answering,
    seen?: string,
  ): Promise<string> {
    const make = async () =>
      JSON.stringify(await answering(question, { storage, rowWork, caller, now: now() }));
    return headers['cache-control'] === 'no-cache' ? make() : recent.of(asked, { state, make }, seen);
  }

  app.get(
    '/v1/stats',
    {
      config,
      schema: {
        tags,
        summary: 'The catalogue: every metric and its definition',
        response: { 200: z.object({ items: z.array(metricDescription), next: z.null() }) },
      },
    },
    async () => ({ items: catalogue, next: null }),
  );

  app.get(
    '/v1/stats/sample-size',
    {
      config,
      schema: {
        tags,
        summary: 'How many answers a margin of error needs, and what margin a number of answers has',
        querystring: sampleSizeParameters,
        response: { 200: sampleSizeAnswer },
      },
    },
    async (request) => answerSampleSize(request.query as SampleSizeParameters),
  );

  app.get(
    '/v1/stats/questions',
    {
      config,
      schema: {
        tags,
        summary: 'How far people come in a survey, question by question, and how long they take',
        description:
          'Of all responses of the range that count or are partial, each read by itself. Filters: as of `/v1/stats/{metric}`. The answer has an `ETag`.',
        querystring: questionStatsParameters.loose(),
        response: {
          200: questionStatsAnswer,
          304: z.null().describe('The caller has this answer already'),
        },
      },
    },
    async (request, reply) =>
      revalidated(request, reply, questionsAsked(request.query as Record<string, unknown>), askQuestions),
  );

  app.get(
    '/v1/stats/:metric',
    {
      config,
      preValidation: async (request) => {
        metricOf((request.params as { metric: string }).metric);
      },
      schema: {
        tags,
        summary: 'One metric: a number, a series, a breakdown or a comparison, each with its interval',
        description:
          'Filters: `filter[page]=/pricing,/plans`, and `filter[dimension][not|contains|gte|lte]=…`. The answer has an `ETag`.',
        params: z.strictObject({ metric: z.string() }),
        querystring: statsParameters.loose(),
        response: { 200: statsAnswer, 304: z.null().describe('The caller has this answer already') },
      },
    },
    async (request, reply) => {
      const metric = metricOf((request.params as { metric: string }).metric);
      const question = questionOfQuery(metric, request.query as Record<string, unknown>);
      return revalidated(request, reply, question, ask);
    },
  );

  app.post(
    '/v1/query',
    {
      config,
      schema: {
        tags,
        summary: 'Several metrics at once, in the words of the query string as JSON',
        body: statsQuery,
        response: { 200: statsAnswer },
      },
    },
    async (request, reply) => {
      const question = questionOfBody(parseOrThrow(statsQuery, request.body) as StatsQuery);
      const site = await siteNamed(storage, request.caller, question.site);
      reply.header('cache-control', 'no-store');
      const asked = JSON.stringify(question);
      const state = () => etagOf(changes, site.key, asked, now());
      return reply.type(json).send(await answer(request, asked, state, question, ask));
    },
  );
}

function metricOf(name: string): MetricId {
  if (Object.hasOwn(metrics, name)) return name as MetricId;
  throw invalid(
    'not_found',
    'metric',
    `"${name}" is none of ${Object.keys(metrics).join(', ')}, questions, sample-size`,
  );
}
