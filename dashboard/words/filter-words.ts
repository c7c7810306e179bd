import type { FilterOperator } from '../../shared/filter.ts';
import type { Condition } from '../data/conditions.ts';
import { dimensionLabel } from '../data/dimensions.ts';
import { either } from './list.ts';
import { say } from './say.ts';

/** How a condition compares, between what is compared and with what. */
export const operatorWords: Readonly<Record<FilterOperator, string>> = {
  is: say('is'),
  not: say('is not'),
  contains: say('contains'),
  gte: say('is at least'),
  lte: say('is at most'),
};

/** A condition as one says it: "Device is mobile or tablet". */
export function conditionWords(condition: Condition): string {
  const told = { dimension: dimensionLabel(condition.dimension), values: either(condition.values) };
  switch (condition.operator) {
    case 'is':
      return say('{dimension} is {values}', told);
    case 'not':
      return say('{dimension} is not {values}', told);
    case 'contains':
      return say('{dimension} contains {values}', told);
    case 'gte':
      return say('{dimension} is at least {values}', told);
    case 'lte':
      return say('{dimension} is at most {values}', told);
  }
}
