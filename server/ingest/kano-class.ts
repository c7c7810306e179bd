import type { kanoCounters } from './count-keys.ts';

export type KanoClass = keyof typeof kanoCounters;

const a = 'attractive';
const o = 'oneDimensional';
const m = 'mustBe';
const i = 'indifferent';
const r = 'reverse';
const q = 'questionable';

/** By the answer for the feature's presence (row) and for its absence (column), each from like to dislike. */
const table: readonly (readonly KanoClass[])[] = [
  [q, a, a, a, o],
  [r, i, i, i, m],
  [r, i, i, i, m],
  [r, i, i, i, m],
  [r, r, r, r, q],
];

/**
 * The class that a pair of answers puts a feature in, by the evaluation table of Berger et al., Kano's methods for
 * understanding customer-defined quality (1993).
 *
 * Both answers: 1 like, 2 expect, 3 neutral, 4 tolerate, 5 dislike. `kanoClass(1, 5)`, glad to have it and sorry to
 * miss it, is `oneDimensional`.
 */
export function kanoClass(functional: number, dysfunctional: number): KanoClass {
  return table[functional - 1]![dysfunctional - 1]!;
}
