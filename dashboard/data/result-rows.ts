import type { MetricId } from '../../shared/metric.ts';
import type { ChoicesValue, Value } from '../../shared/metric-value.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';

/** One row of an answer: what it is of, in each column that names it, and its number. */
export interface ResultRow {
  names: readonly string[];
  value: Value;
}

/** The rows of an answer to one metric, in its order; of choices each option is a row. */
export function resultRows({ query, results }: StatsAnswer, metric: MetricId): ResultRow[] {
  const dimensions = query.breakdown ?? [];
  return results.flatMap((result) => {
    const names = dimensions.map((name) => result.dimensions?.[name] ?? '');
    const value: Value = result.metrics[metric];
    const { options } = value as ChoicesValue;
    if (metric !== 'choices' || !options) return [{ names, value }];
    return options.map(({ id, value: share, ci }) => ({
      names: [...names, id],
      value: { value: share, n: value.n, ci },
    }));
  });
}

/** The names of the columns that name a row. */
export function namingColumns(breakdown: readonly string[], metric: MetricId): string[] {
  return [...breakdown, ...(metric === 'choices' ? ['option'] : [])];
}
