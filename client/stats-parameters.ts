import { filterParameters } from './filters.ts';
import type { Query } from './request.ts';
import type { StatsQuery } from './stats-query.ts';

/** A question about one metric as the parameters of its address. Throws as `filterParameters` does. */
export function statsParameters({ filter, breakdown, ...plain }: Partial<StatsQuery>): Query {
  return {
    ...plain,
    ...(breakdown === undefined ? {} : { breakdown: [breakdown].flat().join(',') }),
    ...filterParameters(filter),
  };
}
