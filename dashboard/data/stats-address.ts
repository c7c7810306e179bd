import { statsParameters } from '../../client/stats-parameters.ts';
import type { StatsQuery } from '../../client/stats-query.ts';
import type { MetricId } from '../../shared/metric.ts';

/** Where the interface answers this question: `/v1/stats/nps?site=…&breakdown=page`. */
export function statsAddress(metric: MetricId, query: StatsQuery): string {
  const parameters = Object.entries(statsParameters(query))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `/v1/stats/${metric}?${parameters.join('&')}`;
}
