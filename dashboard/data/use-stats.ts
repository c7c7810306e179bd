import type { StatsQuery } from '../../client/stats-query.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { useEarshot } from './earshot-context.ts';
import { statsAsked } from './stats-asked.ts';
import { type Shown, useAnswer } from './use-answer.ts';

/** One metric of the site or survey in view. Parts that ask with the same parameters share one answer. */
export function useStats<M extends MetricId>(metric: M, query: StatsQuery): Shown<StatsAnswer<M>> {
  const { client } = useEarshot();
  const { key, load, about } = statsAsked(client, metric, query);
  return useAnswer(key, load, about);
}
