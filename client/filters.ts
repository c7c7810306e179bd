import type { FilterOperator } from '../shared/filter.ts';
import type { Query } from './request.ts';

export type FilterValue = string | number | boolean;

/** One value, or several of which any may hold. */
export type FilterValues = FilterValue | readonly FilterValue[];

/**
 * Which answers count, by dimension; all conditions must hold. A plain value means `is`:
 *
 *     { plan: ['pro', 'team'], page: { contains: '/docs' }, rating: { lte: 6 } }
 */
export type Filters = Record<string, FilterValues | Partial<Record<FilterOperator, FilterValues>>>;

/**
 * Filters as parameters of an address: `filter[plan]=pro,team`. Throws a `TypeError` for a value that has a comma,
 * which stands between values there: `query()` takes it.
 */
export function filterParameters(filters: Filters = {}): Query {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([dimension, condition]) => {
      if (isValues(condition)) return [parameter(`filter[${dimension}]`, condition)];
      return Object.entries(condition).map(([operator, values]) =>
        parameter(`filter[${dimension}]${operator === 'is' ? '' : `[${operator}]`}`, values),
      );
    }),
  );
}

function isValues(condition: Filters[string]): condition is FilterValues {
  return typeof condition !== 'object' || Array.isArray(condition);
}

function parameter(name: string, values: FilterValues): [string, string] {
  const texts = (Array.isArray(values) ? values : [values]).map(String);
  const withComma = texts.find((text) => text.includes(','));
  if (withComma === undefined) return [name, texts.join(',')];
  throw new TypeError(
    `${name}: "${withComma}" has a comma, which an address reads as two values. Ask with query(), which sends JSON.`,
  );
}
