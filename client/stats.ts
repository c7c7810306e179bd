import type { MetricId } from '../shared/metric.ts';
import type { MetricDescription } from '../shared/metric-description.ts';
import type { QuestionStatsAnswer } from '../shared/question-stats.ts';
import type { SampleSizeAnswer, SampleSizeParameters } from '../shared/sample-size.ts';
import type { StatsAnswer } from '../shared/stats-answer.ts';
import { type Filters, filterParameters } from './filters.ts';
import type { Send } from './send.ts';
import { statsParameters } from './stats-parameters.ts';
import type { PeriodQuery, StatsQuery } from './stats-query.ts';

/** Which responses to one survey. Without a period: of the last 28 days. */
export interface QuestionStatsQuery extends PeriodQuery {
  /** The id of the site. */
  site: string;
  /** The slug of the survey. */
  survey: string;
  filter?: Filters;
}

/** `/v1/stats` and `/v1/query`: the numbers. */
export function statsCalls(send: Send) {
  return {
    /**
     * One metric: a number, a series (`interval`) or a breakdown, each value with its n and 95 % interval. Asked
     * again while nothing has changed, it is answered from memory (`ETag`).
     *
     *     const { results } = await earshot.stats('nps', { site, survey: 'checkout', breakdown: 'page' });
     *     results[0].metrics.nps.value;
     */
    async stats<M extends MetricId>(
      metric: M,
      question: StatsQuery,
      signal?: AbortSignal,
    ): Promise<StatsAnswer<M>> {
      const query = statsParameters(question);
      return send('GET', `/v1/stats/${metric}`, { query, signal, revalidate: true });
    },

    /** Several metrics of the same answers at once; the one that takes filters with a comma in their values. */
    query<const M extends MetricId>(
      question: StatsQuery & { metrics: readonly M[] },
      signal?: AbortSignal,
    ): Promise<StatsAnswer<M>> {
      return send('POST', '/v1/query', { body: question, signal });
    },

    /**
     * How far people come in one survey, question by question, and how long they take. Asked again while nothing has
     * changed, it is answered from memory (`ETag`).
     *
     *     const { completion, questions } = await earshot.questionStats({ site, survey: 'checkout' });
     *     questions[0].dropOff.value;
     */
    async questionStats(
      { filter, ...plain }: QuestionStatsQuery,
      signal?: AbortSignal,
    ): Promise<QuestionStatsAnswer> {
      const query = { ...plain, ...filterParameters(filter) };
      return send('GET', '/v1/stats/questions', { query, signal, revalidate: true });
    },

    /** Every metric: its definition, formula, unit, source, and what it does not say. */
    async catalogue(signal?: AbortSignal): Promise<MetricDescription[]> {
      const { items } = await send<{ items: MetricDescription[] }>('GET', '/v1/stats', { signal });
      return items;
    },

    /** How many answers a margin of error needs, or (`n`) what margin so many answers have. */
    sampleSize: (parameters: Partial<SampleSizeParameters> = {}, signal?: AbortSignal) =>
      send<SampleSizeAnswer>('GET', '/v1/stats/sample-size', { query: { ...parameters }, signal }),
  };
}
