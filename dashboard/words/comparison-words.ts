import type { Comparison } from '../data/build/condition-form.ts';
import { say } from './say.ts';

/** How an answer is compared, as it is chosen. */
export const comparisonWords: Readonly<Record<Comparison, string>> = {
  lte: say('is at most'),
  gte: say('is at least'),
  eq: say('is exactly'),
  between: say('is from … to'),
  is: say('is one of'),
  not: say('is none of'),
  answered: say('was given'),
  unanswered: say('was left out'),
};
