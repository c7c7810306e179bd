export interface Spread {
  median: number;
  slowest: number;
}

/** The middle one (of an even number the later of both) and the longest; 0 where there are none. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? 0, slowest: sorted.at(-1) ?? 0 };
}
