import type { Metric } from '../../shared/metric.ts';
import type { Ci, Value } from '../../shared/metric-value.ts';

/** How a value stands to that of the period before. */
export type Change =
  /** More than chance would bring. */
  | { is: 'real'; better: boolean; delta: number; ci: Readonly<Ci>; effect: number }
  /** Chance alone may have brought it. */
  | { is: 'unclear'; ci: Readonly<Ci> }
  /** One of the two periods has too few answers to say anything. */
  | { is: 'few'; n: number; before: number }
  /** There is no period before. */
  | { is: 'none' };

const level = 0.05;

/** @param p adjusted for all the changes that are looked at together */
export function changeOf(value: Value, direction: Metric['direction'], p: number | null): Change {
  const { previous, delta, deltaCi, n } = value;
  if (!previous) return { is: 'none' };
  if (p === null || delta == null || !deltaCi) return { is: 'few', n, before: previous.n };
  if (p >= level) return { is: 'unclear', ci: deltaCi };
  const better = delta > 0 === (direction === 'up');
  return { is: 'real', better, delta, ci: deltaCi, effect: Math.abs(value.effect?.value ?? 0) };
}
