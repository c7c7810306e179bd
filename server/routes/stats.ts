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
import { reaches } from '../access/caller.ts';
import type { Changes } from '../live/changes.ts';
import { standingOf } from '../live/standing.ts';
import { unknownSite } from '../named.ts';
import { parseOrThrow } from '../plugins/zod-validation.ts';
import { invalid } from '../problem.ts';
import { ask } from '../query/ask.ts';
import { askQuestions, questionsAsked } from '../query/ask-questions.ts';
import { type Answering, Foresight, type Seen } from '../query/foresight.ts';
import { questionOfBody, questionOfQuery } from '../query/parse-question.ts';
import type { Question } from '../query/question.ts';
import { type Making, type Recent, RecentAnswers } from '../query/recent-answers.ts';
import type { RowWork } from '../query/row-work.ts';
import { answerSampleSize } from '../query/sample-size.ts';
import type { SetTimer } from '../set-timer.ts';
import { catalogue } from '../stats/catalogue.ts';
import type { Storage } from '../storage/storage.ts';
import { knownTags } from './known-tags.ts';
import { etagOf } from './revalidation.ts';

export interface StatsDeps {
  storage: Pick<Storage, 'scopes' | 'surveys' | 'counts' | 'responses'>;
  changes: Changes;
  rowWork: RowWork;
  now: () => number;
  setTimer: SetTimer;
}

const tags = ['numbers'];
const json = 'application/json; charset=utf-8';

export function statsRoutes(app: FastifyInstance, deps: StatsDeps): void {
  const { storage, changes } = deps;
  const config = { scope: 'read' } as const;
  const recent = new RecentAnswers<Seen>(deps);
  const foresight = new Foresight(deps, recent);
  const looks = new WeakMap<FastifyRequest, { question: Question; look: Promise<Seen> }>();

  /** Where the storage is far, it is asked on one way who asks and what for. What is wrong is told in its place. */
  function lookAhead(request: FastifyRequest): void {
    const question = storage.scopes.isFar ? questionIn(request) : null;
    if (!question) return;
    const look = foresight.look(request, request.url, question, ask);
    look.catch(() => {});
    looks.set(request, { question, look });
  }

  /** The answer to a question about a site that stands in the address, or that the caller has it already. */
  async function revalidated(
    request: FastifyRequest,
    reply: FastifyReply,
    question: Question,
    answering: Answering,
  ): Promise<FastifyReply> {
    const known = knownTags(request);
    const has = (etag: string) => known.includes(etag);
    const { state: etag, text } = await answer(request, request.url, question, answering, has);
    reply.header('cache-control', 'private, no-cache').header('etag', etag);
    return text === null ? reply.code(304).send() : reply.type(json).send(text);
  }

  /** What was answered already from this state of the data, unless the request says `no-cache`. */
  async function answer(
    request: FastifyRequest,
    asked: string,
    question: Question,
    answering: Answering,
    has?: (etag: string) => boolean,
  ): Promise<Recent> {
    const { headers, caller } = request;
    if (!reaches(caller, question.site)) throw unknownSite();
    let ahead = looks.get(request)?.look;
    const making: Making<Seen> = {
      async look() {
        let seen!: Seen;
        const find = async () => {
          seen = await (ahead ?? foresight.look(request, asked, question, answering));
          ahead = undefined;
          return seen.found;
        };
        const { state } = await standingOf(find, changes, caller, question.site);
        return { state: etagOf(state, asked, seen.at), seen };
      },
      make: (seen) => foresight.make(seen, asked, question, answering),
    };
    if (headers['cache-control'] !== 'no-cache') return recent.of(asked, making, has);
    const { state, seen } = await making.look();
    return { state, text: has?.(state) ? null : await making.make(seen) };
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
      config: { ...config, ahead: lookAhead },
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
      const question = looks.get(request)?.question ?? questionOf(request);
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
      reply.header('cache-control', 'no-store');
      const { text } = await answer(request, JSON.stringify(question), question, ask);
      return reply.type(json).send(text);
    },
  );
}

function questionOf({ params, query }: FastifyRequest): Question {
  const metric = metricOf((params as { metric: string }).metric);
  return questionOfQuery(metric, query as Record<string, unknown>);
}

/** Null: it cannot be understood. */
function questionIn(request: FastifyRequest): Question | null {
  try {
    return questionOf(request);
  } catch {
    return null;
  }
}

function metricOf(name: string): MetricId {
  if (Object.hasOwn(metrics, name)) return name as MetricId;
  throw invalid(
    'not_found',
    'metric',
    `"${name}" is none of ${Object.keys(metrics).join(', ')}, questions, sample-size`,
  );
}
