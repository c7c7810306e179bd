const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar date of a moment in a zone, by `Intl` and not by the server's calendar. */
export function localDate(at: number, timezone: string): string {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timezone, format);
  }
  return format.format(at);
}

const quarter = 900_000;
const starts = new Map<string, number>();

/** The first moment of a date in a zone: searched for, quarter hour by quarter hour. */
export function dateStart(date: string, timezone: string): number {
  const name = `${date} ${timezone}`;
  const known = starts.get(name) ?? search(date, timezone);
  starts.set(name, known);
  return known;
}

function search(date: string, timezone: string): number {
  let before = Date.parse(date) - 96 * quarter;
  let start = Date.parse(date) + 96 * quarter;
  while (start - before > quarter) {
    const middle: number = before + Math.floor((start - before) / quarter / 2) * quarter;
    if (localDate(middle, timezone) < date) before = middle;
    else start = middle;
  }
  return start;
}

/** A date some days later; earlier where `days` is negative. */
export function addDays(date: string, days: number): string {
  return isoDate(Date.parse(date) + days * 86_400_000);
}

/** The first of the month that lies some months later. */
export function addMonths(date: string, months: number): string {
  const [year, month] = date.split('-').map(Number);
  return isoDate(Date.UTC(year!, month! - 1 + months, 1));
}

export function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
