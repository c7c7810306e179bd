import { type Histogram, total } from './histogram.ts';

/**
 * The value that half of the answers do not exceed; between the two middle answers where their number is even. In
 * points of the scale; null where there is no answer.
 *
 * Example: the answers 2, 4, 5 and 5 have the median 4.5.
 */
export function median(histogram: Histogram): number | null {
  const n = total(histogram);
  if (n === 0) return null;
  return (valueAt(histogram, Math.ceil(n / 2)) + valueAt(histogram, Math.floor(n / 2) + 1)) / 2;
}

/** The value of the answer that is `rank`th from below, counted from 1. */
function valueAt(histogram: Histogram, rank: number): number {
  let seen = 0;
  return histogram.findIndex((count) => {
    seen += count;
    return seen >= rank;
  });
}
