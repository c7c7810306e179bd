/** Reads a question from a query string or from the body of `POST /v1/query`. */

import type { MetricId } from '../../shared/metric.ts';
import { type StatsQuery, statsParameters } from '../../shared/stats-question.ts';
import { parseOrThrow } from '../plugins/zod-validation.ts';
import { bodyFilters } from './body-filters.ts';
import { parseFilters } from './parse-filters.ts';
import type { Question } from './question.ts';

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
    filters: bodyFilters(filter),
    ids: include !== undefined && [include].flat().length > 0,
  };
}
