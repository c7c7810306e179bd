import type { Ci } from '../../shared/metric-value.ts';
import { wilson } from './wilson.ts';

/**
 * `x` of `n` as a share, 0 to 1, with its Wilson interval. The value is null where n is 0, the interval below n = 2.
 *
 * Example: `share(3, 4)` is 0.75 with the interval 0.3006 to 0.9544.
 */
export function share(x: number, n: number): { value: number | null; n: number; ci: Ci | null } {
  return { value: n === 0 ? null : x / n, n, ci: n < 2 ? null : wilson(x, n) };
}
