import type { StatsQuery } from '../../client/stats-query.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { useEarshot } from './earshot-context.ts';
import { statsAsked } from './stats-asked.ts';
import { type Shown, useAnswer } from './use-answer.ts';

/** One metric, asked when its turn has come: for what a page has many of, such as a number of every question. */
export function useStatsInTurn<M extends MetricId>(metric: M, query: StatsQuery): Shown<StatsAnswer<M>> {
  const { client, inTurn } = useEarshot();
  const { key, load, about } = statsAsked(client, metric, query);
  return useAnswer(key, () => inTurn(load), about);
}
