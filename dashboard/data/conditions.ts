import type { Filters } from '../../client/filters.ts';
import type { FilterOperator } from '../../shared/filter.ts';

/** How a condition compares, in the words of the interface. */
export const operators = ['is', 'not', 'contains', 'gte', 'lte'] as const satisfies readonly FilterOperator[];

/** One condition on the answers that are meant: any of the values may hold. */
export interface Condition {
  dimension: string;
  operator: FilterOperator;
  values: readonly string[];
}

/** As many conditions as one question may have. */
const mostConditions = 20;

/** Reads the conditions of an address: `filter[device]=mobile`. What is malformed is left out, never guessed. */
export function readConditions(parameters: URLSearchParams): Condition[] {
  return [...parameters].flatMap(([name, value]) => conditionOf(name, value)).slice(0, mostConditions);
}

/** The same as names and values of a query. */
export function conditionPairs(conditions: readonly Condition[]): [name: string, value: string][] {
  return conditions.map(({ dimension, operator, values }) => [
    `filter[${dimension}]${operator === 'is' ? '' : `[${operator}]`}`,
    values.join(','),
  ]);
}

/** The same as a question to the server has it. */
export function conditionFilter(conditions: readonly Condition[]): { filter?: Filters } {
  if (conditions.length === 0) return {};
  const filter: Record<string, Partial<Record<FilterOperator, readonly string[]>>> = {};
  for (const { dimension, operator, values } of conditions)
    filter[dimension] = { ...filter[dimension], [operator]: values };
  return { filter };
}

function conditionOf(name: string, value: string): Condition[] {
  const [, dimension, operator = 'is'] = /^filter\[([^\]]+)\](?:\[(\w+)\])?$/.exec(name) ?? [];
  const values = value.split(',').filter(Boolean);
  if (!dimension || !isOperator(operator) || values.length === 0) return [];
  return [{ dimension, operator, values }];
}

function isOperator(name: string): name is FilterOperator {
  return (operators as readonly string[]).includes(name);
}
