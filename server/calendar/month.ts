const dayLength = 86_400_000;

/** The month that a day belongs to, as year · 12 + month − 1: November 2026 is 24,322. */
export function monthOf(day: number): number {
  const date = new Date(day * dayLength);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first day of a month. */
export function monthStart(month: number): number {
  const year = Math.floor(month / 12);
  return Date.UTC(year, month - year * 12) / dayLength;
}
