import type { FilterOperator, FilterValues } from '../../shared/filter.ts';
import type { StatsQuery } from '../../shared/stats-question.ts';
import type { AskedFilter } from './question.ts';

/** Reads filters from a body: `{"page": "/pricing", "orders": {"gte": 3}}`. */
export function bodyFilters(filter: StatsQuery['filter']): AskedFilter[] {
  return Object.entries(filter ?? {}).flatMap(([dimension, by]) => filtersOf(dimension, by));
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
