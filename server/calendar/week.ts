/** The ISO week that a day belongs to, as a running number; week 0 is the one of 1970-01-01. */
export function weekOf(day: number): number {
  // Day 0 was a Thursday, three days into its week.
  return Math.floor((day + 3) / 7);
}

/** The first day of a week, a Monday. */
export function weekStart(week: number): number {
  return week * 7 - 3;
}
