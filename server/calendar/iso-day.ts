const dayLength = 86_400_000;
const written = new Map<number, string>();

/** The calendar date of a day: 0 is `1970-01-01`. For the years 0 to 9999. */
export function isoDay(day: number): string {
  // A series of a year writes a year of dates, and the engine's own way to write one is slow.
  const known = written.get(day);
  if (known !== undefined) return known;
  if (written.size >= 20_000) written.clear();
  const text = new Date(day * dayLength).toISOString().slice(0, 10);
  written.set(day, text);
  return text;
}

/** The day of a calendar date like `2026-11-01`; undefined for a text that is none, such as `2026-02-30`. */
export function parseIsoDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`) / dayLength;
  // The engine takes February 30 for March 2.
  return Number.isInteger(day) && isoDay(day) === text ? day : undefined;
}
