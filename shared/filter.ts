/** Which responses a question is about. */
import { z } from 'zod';
import { isWellFormed, malformedText } from './well-formed.ts';

/**
 * How a filter compares: `is` and `not` any of the values, `contains` any of them as a part (letters of either case),
 * `gte` and `lte` a number.
 */
export const filterOperators = ['is', 'not', 'contains', 'gte', 'lte'] as const;

export type FilterOperator = (typeof filterOperators)[number];

/** One condition of a question: all conditions must hold. */
export interface Filter {
  dimension: string;
  operator: FilterOperator;
  values: string[];
}

const filterValue = z.union([
  z.string().min(1).max(300).refine(isWellFormed, malformedText),
  z.number(),
  z.boolean(),
]);

export const filterValues = z.union([filterValue, z.array(filterValue).min(1).max(50)], {
  error:
    'must be a value or a list of 1 to 50: numbers, true, false, or well-formed texts of 1 to 300 characters',
});

/** Conditions that one question may have. */
export const mostFilters = 20;

export type FilterValues = z.output<typeof filterValues>;

/** The conditions of a body, by dimension. */
export const filterField = z
  .record(
    z.string().min(1).max(40),
    z.union(
      [
        filterValues,
        z
          .strictObject(
            Object.fromEntries(filterOperators.map((name) => [name, filterValues.optional()])) as Record<
              FilterOperator,
              z.ZodOptional<typeof filterValues>
            >,
          )
          .refine((by) => Object.keys(by).length > 0, `needs one of ${filterOperators.join(', ')}`),
      ],
      {
        error: `must be a value, a list of 1 to 50, or an object of ${filterOperators.join(', ')}; a value is a number, true, false, or a well-formed text of 1 to 300 characters`,
      },
    ),
  )
  .refine((by) => conditionsOf(by) <= mostFilters, `holds more than ${mostFilters} conditions`);

function conditionsOf(filter: Readonly<Record<string, unknown>>): number {
  return Object.values(filter).reduce<number>(
    (sum, by) => sum + (isPlainObject(by) ? Object.keys(by).length : 1),
    0,
  );
}

function isPlainObject(by: unknown): by is object {
  return typeof by === 'object' && by !== null && !Array.isArray(by);
}
