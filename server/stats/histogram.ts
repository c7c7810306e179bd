/**
 * How often each value was given: eleven counters, the index being the value, 0 to 10. Counters of values that the
 * question's scale does not have are zero.
 */
export type Histogram = readonly number[];

/** Values that a histogram counts: 0 to 10. */
const width = 11;

/** The histogram of no answers. */
export function empty(): Histogram {
  return new Array<number>(width).fill(0);
}

/** The histogram with one answer more (or `times` more; a negative number takes answers away). */
export function add(histogram: Histogram, value: number, times = 1): Histogram {
  if (!Number.isInteger(value) || value < 0 || value >= width) {
    throw new RangeError(`a histogram counts the values 0 to 10, not ${value}`);
  }
  return histogram.with(value, histogram[value]! + times);
}

/** The histogram of all answers of the two. */
export function merge(a: Histogram, b: Histogram): Histogram {
  return a.map((count, value) => count + b[value]!);
}

/** The number of answers. */
export function total(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}

/** The number of answers from `low` to `high`, both included. */
export function countBetween(histogram: Histogram, low: number, high: number): number {
  let sum = 0;
  for (let value = low; value <= high; value++) sum += histogram[value]!;
  return sum;
}
