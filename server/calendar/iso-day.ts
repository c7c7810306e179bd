const dayLength = 86_400_000;

/** The calendar date of a day: 0 is `1970-01-01`. For the years 0 to 9999. */
export function isoDay(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** The day of a calendar date like `2026-11-01`; undefined for a text that is none, such as `2026-02-30`. */
export function parseIsoDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`) / dayLength;
  // The engine takes February 30 for March 2.
  return Number.isInteger(day) && isoDay(day) === text ? day : undefined;
}
