const first = 1_000;
const longest = 30_000;

/**
 * Milliseconds to wait before the attempt after so many that failed in a row: twice as long each time, half of it by
 * chance, so that clients that lost one server together do not come back together. Never less than the server asked
 * for (seconds). `random` is 0 to 1.
 */
export function retryDelay(failures: number, random: number, retryAfter = 0): number {
  const delay = Math.min(longest, first * 2 ** failures);
  return Math.max(retryAfter * 1000, delay * (0.5 + random / 2));
}
