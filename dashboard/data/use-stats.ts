import type { StatsQuery } from '../../client/stats-query.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { useEarshot } from './earshot-context.ts';
import { type Shown, useAnswer } from './use-answer.ts';

/** One metric of the survey in view. Parts that ask with the same parameters share one answer. */
export function useStats<M extends MetricId>(metric: M, query: StatsQuery): Shown<StatsAnswer<M>> {
  const { client } = useEarshot();
  return useAnswer(`stats/${metric} ${JSON.stringify(query)}`, () => client.stats(metric, query), {
    ...(query.survey === undefined ? {} : { survey: query.survey }),
    what: ['responses', 'survey', 'site', ...(metric === 'response-rate' ? (['funnel'] as const) : [])],
  });
}
