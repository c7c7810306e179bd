import type { Client } from '../../client/client.ts';
import type { StatsQuery } from '../../client/stats-query.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import type { Asked } from './asked.ts';

/** The question for one metric. Whoever asks with the same parameters shares one answer. */
export function statsAsked<M extends MetricId>(
  client: Pick<Client, 'stats'>,
  metric: M,
  query: StatsQuery,
): Asked<StatsAnswer<M>> {
  const ofViews = metric === 'response-rate' || metric === 'complaint-rate';
  return {
    key: `stats/${metric} ${JSON.stringify(query)}`,
    load: () => client.stats(metric, query),
    about: {
      ...(query.survey === undefined ? {} : { survey: query.survey }),
      what: ['responses', 'survey', 'site', ...(ofViews ? (['funnel'] as const) : [])],
    },
  };
}
