/** When a delivery that failed is tried again. Pure. */

/** Milliseconds after the n-th attempt: eleven attempts within about 26 hours. docs/webhooks.md has the same table. */
const waits = [5, 20, 80, 320, 1_280, 5_120, 20_480, 21_600, 21_600, 21_600].map((seconds) => seconds * 1000);
/** Nobody is waited for longer than this, whatever it asks for. */
const longest = 6 * 3_600_000;

/**
 * Null: it is not tried again. Waits differ by up to a fifth, so that those that failed together do not come together.
 *
 * @param tries attempts that were made, at least 1
 * @param at epoch milliseconds of the end of the last one
 * @param retryAfter the header, as it was answered
 * @param random from 0 to 1
 */
export function retryTime(
  tries: number,
  at: number,
  retryAfter: string | null,
  random: number,
): number | null {
  const wait = waits[tries - 1];
  if (wait === undefined) return null;
  const asked = Math.min(askedWait(retryAfter, at), longest);
  return at + Math.max(Math.round(wait * (0.8 + 0.4 * random)), asked);
}

/** Seconds, or a date. */
function askedWait(retryAfter: string | null, at: number): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? 0 : Math.max(0, date - at);
}
