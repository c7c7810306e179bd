/** Reads filters from a query string: `filter[page]=/a,/b`, `filter[orders][gte]=3`. */
import { type FilterOperator, filterOperators, mostFilters } from '../../shared/filter.ts';
import { isWellFormed } from '../../shared/well-formed.ts';
import { invalid } from '../problem.ts';
import type { AskedFilter } from './question.ts';

const mostValues = 50;
const longestValue = 300;

/** Parts a query into its filters and everything else. Throws a `Problem` that names the filter. */
export function parseFilters(query: Readonly<Record<string, unknown>>): {
  filters: AskedFilter[];
  rest: Record<string, unknown>;
} {
  const isFilter = ([name]: [string, unknown]) => name === 'filter' || name.startsWith('filter[');
  const entries = Object.entries(query);
  const filters = entries.filter(isFilter).map(([name, value]) => filterOf(name, value));
  if (filters.length > mostFilters) {
    throw invalid(
      'invalid_request',
      filters[mostFilters]!.path,
      `is one filter too many: at most ${mostFilters}`,
    );
  }
  const twice = filters.find((filter, i) => filters.findIndex((other) => isSame(filter, other)) < i);
  if (twice)
    throw invalid('invalid_request', twice.path, 'stands twice: give its values with commas between');
  return { filters, rest: Object.fromEntries(entries.filter((entry) => !isFilter(entry))) };
}

/** `filter[page]` and `filter[page][is]` are the same. */
function isSame(a: AskedFilter, b: AskedFilter): boolean {
  return a.dimension === b.dimension && a.operator === b.operator;
}

function filterOf(path: string, value: unknown): AskedFilter {
  const [, dimension, operator] =
    /^filter\[([A-Za-z][A-Za-z0-9_]{0,39})\](?:\[([^\]]*)\])?$/.exec(path) ?? [];
  if (dimension === undefined) throw invalid('invalid_request', path, 'must be like filter[page]=/pricing');
  return { path, dimension, operator: operatorOf(path, operator ?? 'is'), values: valuesOf(path, value) };
}

function operatorOf(path: string, name: string): FilterOperator {
  const operator = filterOperators.find((known) => known === name);
  if (operator) return operator;
  throw invalid('invalid_request', path, `compares by none of ${filterOperators.join(', ')}`);
}

/** Values stand between commas; the same filter twice is the values of both. */
function valuesOf(path: string, value: unknown): string[] {
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  const values = texts.flatMap((text) => (typeof text === 'string' ? text.split(',') : [undefined]));
  if (values.length > mostValues)
    throw invalid('invalid_request', path, `takes at most ${mostValues} values`);
  return values.map((text) => {
    if (text !== undefined && text !== '' && text.length <= longestValue && isWellFormed(text)) return text;
    throw invalid(
      'invalid_request',
      path,
      `must be well-formed values of 1 to ${longestValue} characters with commas between (a value that has a comma: POST /v1/query)`,
    );
  });
}
