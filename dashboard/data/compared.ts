import type { StatsQuery } from '../../client/stats-query.ts';

/** The query with what the period before came to beside it. All time has nothing before it. */
export function compared(query: StatsQuery): StatsQuery {
  return query.period === 'all' ? query : { ...query, compare: 'previous' };
}
