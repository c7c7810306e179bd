import { type Histogram, total } from './histogram.ts';

/**
 * The value given most often, the lowest of them where several are equally frequent; null where there is no answer.
 *
 * Example: the answers 2, 4, 4, 5 and 5 have the mode 4.
 */
export function mode(histogram: Histogram): number | null {
  return total(histogram) === 0 ? null : histogram.indexOf(Math.max(...histogram));
}
