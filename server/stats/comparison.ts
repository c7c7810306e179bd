import type { Ci, Effect } from '../../shared/metric-value.ts';

/** What every comparison of two samples says: `a` less `b`, how well that is known, and how surprising it is. */
export interface Comparison {
  /** `a` less `b` in the unit of the statistic; null where one of them has no answers. */
  difference: number | null;
  /** The 95 % interval of the difference; null where one of them has fewer than two answers. */
  ci: Ci | null;
  /** Two-sided, of the hypothesis that there is no difference; null where one of them has fewer than two answers. */
  p: number | null;
  /** What stands for `p` where it is one of many that are corrected for their number, if that is another one. */
  pOfMany?: number | null;
  /** How large it is, however many answers there are; null where `ci` is, or where it has no measure. */
  effect: Effect;
}
