import { monthOf, monthStart } from './month.ts';

/** The quarter of a year that a day belongs to, as year · 4 + quarter − 1. */
export function quarterOf(day: number): number {
  return Math.floor(monthOf(day) / 3);
}

/** The first day of a quarter: of January, April, July or October. */
export function quarterStart(quarter: number): number {
  return monthStart(quarter * 3);
}
