import fc from 'fast-check';
import { add, empty, type Histogram } from '../../../../server/stats/histogram.ts';

/** The histogram of answers given one by one. */
export function answers(...values: number[]): Histogram {
  return values.reduce((histogram, value) => add(histogram, value), empty());
}

/** Any histogram whose answers lie from `min` to `max`. */
export function anyHistogram(min: number, max: number, most = 10_000) {
  return fc
    .array(fc.nat({ max: most }), { minLength: max - min + 1, maxLength: max - min + 1 })
    .map((counts) => empty().map((none, value) => counts[value - min] ?? none));
}
