import type { StatsAnswer, StatsParameters } from '../shared/aggregate.ts';
import type { MetricId } from '../shared/metric.ts';
import type { Send } from './send.ts';

/** The site and what narrows the numbers; what is left out takes the server's default. */
export type StatsQuery = Pick<StatsParameters, 'site'> & Partial<StatsParameters>;

/** `GET /v1/stats/{metric}`: one metric, as one number or as a series. */
export function statsCall(send: Send) {
  return <M extends MetricId>(metric: M, query: StatsQuery, signal?: AbortSignal) =>
    send<StatsAnswer<M>>('GET', `/v1/stats/${metric}`, { query: { ...query }, signal });
}
