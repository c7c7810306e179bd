export interface LayoutShift {
  /** Milliseconds. */
  startTime: number;
  value: number;
  /** Within half a second of the visitor's own doing. */
  hadRecentInput: boolean;
}

/** Shifts belong together while each comes within a second of the last, for five seconds at most. */
const gap = 1000;
const longest = 5000;

/**
 * Cumulative Layout Shift: the largest sum of shifts that belong together (https://web.dev/articles/cls). Returns what
 * takes the next shift in and says how large it is by now.
 */
export function layoutShifts(): (shift: LayoutShift) => number {
  let largest = 0;
  let sum = 0;
  let first = 0;
  let last = Number.NEGATIVE_INFINITY;
  return ({ startTime, value, hadRecentInput }) => {
    if (hadRecentInput) return largest;
    if (startTime - last >= gap || startTime - first >= longest) {
      sum = 0;
      first = startTime;
    }
    last = startTime;
    sum += value;
    largest = Math.max(largest, sum);
    return largest;
  };
}
