/** Whether a value of a dimension passes a filter. Pure, and the same for every engine. */
import type { Filter } from '../../shared/filter.ts';
import { noValue } from './contract/counts.ts';

/** Undefined is a response without a value in the dimension: `is` and `not` know it as `(none)`. */
export type ValueMatch = (value: string | undefined) => boolean;

export function filterMatch({ operator, values }: Filter): ValueMatch {
  switch (operator) {
    case 'is':
      return (value) => values.includes(value ?? noValue);
    case 'not':
      return (value) => !values.includes(value ?? noValue);
    case 'contains': {
      const parts = values.map((part) => part.toLowerCase());
      return (value) => value !== undefined && parts.some((part) => value.toLowerCase().includes(part));
    }
    case 'gte':
      return (value) => value !== undefined && values.some((bound) => Number(value) >= Number(bound));
    case 'lte':
      return (value) => value !== undefined && values.some((bound) => Number(value) <= Number(bound));
  }
}
