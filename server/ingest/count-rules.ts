import type { CountRules } from '../storage/contract/counting.ts';
import { bucketsOf } from './buckets.ts';
import { cautionsOf, cellsOf, classOf } from './counts.ts';
import { erasedOf } from './erased.ts';
import { afterEarlier } from './flags/repeat.ts';
import { wordlessOf } from './wordless.ts';

/** The rules of counting, as a storage engine is given them. */
export const countRules: CountRules = {
  classOf,
  cellsOf,
  cautionsOf,
  bucketsOf,
  afterEarlier,
  erasedOf,
  wordlessOf,
};
