import type { KnownCountKey } from './counts.ts';
import type { Composite, ResponseSelection } from './selection.ts';

/** Counting from the rows themselves, where the counts cannot tell. */
export interface TallyQuestion extends ResponseSelection {
  /** The beginnings of the output buckets in ascending order, and the end of the last (epoch milliseconds). */
  bounds: readonly number[];
  /** Dimensions whose values tell the output rows apart; `survey` is told by its key. */
  breakdown: readonly string[];
  /** Each of them once. */
  keys: readonly KnownCountKey[];
  composites: readonly Composite[];
  /** What it may cost; beyond that it is rejected with `TooCostly`. */
  limits: { rows: number; groups: number; milliseconds: number };
}

export interface TallyRow {
  /** One value for each dimension of the breakdown. */
  values: string[];
  out: number;
  /** Counters by the index of the key; keys without answers are left out. */
  counts: Record<number, number[]>;
  /** Of the composite scores. */
  scores: { n: number; mean: number; m2: number };
}

export interface Tally {
  rows: TallyRow[];
  /** As under `~coverage`, of the whole range. */
  coverage: number[];
  /** As under `~caution`, of the whole range. */
  caution: number[];
}

/** The question reads more than it may. */
export class TooCostly extends Error {
  override readonly name = 'TooCostly';
}
