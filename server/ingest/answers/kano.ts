import type { Question } from '../../../shared/question.ts';
import { countKeyOf, kanoCounters } from '../count-keys.ts';
import { kanoClass } from '../kano-class.ts';
import { type Judge, mistyped } from './judged.ts';
import { wholeNumber } from './whole-number.ts';

/** How one would feel with the feature and without it, counted under the class that the two make. */
export const kano: Judge<Extract<Question, { type: 'kano' }>> = ({ id }, sent) => {
  if (typeof sent !== 'object' || Array.isArray(sent)) {
    return mistyped('must be {"functional": 1-5, "dysfunctional": 1-5}');
  }
  const unknown = Object.keys(sent).find((name) => name !== 'functional' && name !== 'dysfunctional');
  if (unknown !== undefined) return mistyped('is not known here', `.${unknown}`);
  const functional = wholeNumber(sent.functional, 1, 5, '.functional');
  if (typeof functional !== 'number') return functional;
  const dysfunctional = wholeNumber(sent.dysfunctional, 1, 5, '.dysfunctional');
  if (typeof dysfunctional !== 'number') return dysfunctional;
  const counter = kanoCounters[kanoClass(functional, dysfunctional)];
  return {
    value: { functional, dysfunctional },
    cells: [{ countKey: countKeyOf({ question: id, type: 'kano', scale: 6 }), counter }],
  };
};
