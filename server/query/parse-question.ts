/** Reads a question from a query string or from the body of `POST /v1/query`. */
import {
  type FilterOperator,
  type FilterValues,
  type StatsQuery,
  statsParameters,
} from '../../shared/aggregate.ts';
import type { MetricId } from '../../shared/metric.ts';
import { parseOrThrow } from '../plugins/zod-validation.ts';
import { parseFilters } from './parse-filters.ts';
import type { AskedFilter, Question } from './question.ts';

/** Throws a `Problem` that names the parameter. */
export function questionOfQuery(metric: MetricId, query: Readonly<Record<string, unknown>>): Question {
  const { filters, rest } = parseFilters(query);
  const { breakdown, include, other, ...parameters } = parseOrThrow(statsParameters, rest);
  return {
    ...parameters,
    metrics: [metric],
    breakdown: breakdown === undefined ? [] : breakdown.split(','),
    filters,
    other: other === 'true',
    ids: include === 'ids',
  };
}

export function questionOfBody({ breakdown, filter, include, ...parameters }: StatsQuery): Question {
  return {
    ...parameters,
    breakdown: breakdown === undefined ? [] : [breakdown].flat(),
    filters: Object.entries(filter ?? {}).flatMap(([dimension, by]) => filtersOf(dimension, by)),
    ids: include !== undefined && [include].flat().length > 0,
  };
}

function filtersOf(
  dimension: string,
  by: FilterValues | Partial<Record<FilterOperator, FilterValues>>,
): AskedFilter[] {
  const path = `filter.${dimension}`;
  if (typeof by !== 'object' || Array.isArray(by)) {
    return [{ path, dimension, operator: 'is', values: textsOf(by) }];
  }
  return Object.entries(by).map(([operator, values]) => ({
    path: `${path}.${operator}`,
    dimension,
    operator: operator as FilterOperator,
    values: textsOf(values),
  }));
}

function textsOf(values: FilterValues): string[] {
  return [values].flat().map(String);
}
