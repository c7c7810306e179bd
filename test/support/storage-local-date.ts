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
