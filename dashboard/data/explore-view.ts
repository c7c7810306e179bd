import type { MetricId } from '../../shared/metric.ts';
import { type Exploration, writeExploration } from './exploration.ts';
import type { View } from './view.ts';

/** A value of a dimension, of one metric and perhaps one question. */
interface Explored {
  metric: MetricId;
  question?: string | undefined;
  dimension: string;
  value: string;
}

/**
 * The page that shows the number of one value by itself, against the period before. Undefined for what cannot be asked
 * for by its name: a sum of many values, and a value with a comma, which an address reads as two.
 */
export function exploreView(view: View, { metric, question, dimension, value }: Explored): View | undefined {
  if (value === '(other)' || value.includes(',')) return undefined;
  const exploration: Exploration = {
    metric,
    ...(question === undefined ? {} : { question }),
    breakdown: [],
    ...('period' in view.span && view.span.period === 'all' ? {} : { compare: 'previous' as const }),
    conditions: [{ dimension, operator: 'is', values: [value] }],
  };
  return { ...view, page: 'explore', own: writeExploration(exploration) };
}
