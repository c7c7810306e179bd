/** The calendar date of a moment in a zone: `2026-11-01`. */
export function dateIn(moment: string, zone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(moment));
}
