import { spans } from './contract/counts.ts';
import { type CountDelta, counters } from './merge-counts.ts';

/** Terms that nothing has any more but counts of views, and the rows of those. */
export interface LeftOver<Row extends LeftOverRow = LeftOverRow> {
  terms: number[];
  rows: Row[];
}

/** A row of the counts; `value` is the term. */
export type LeftOverRow = Omit<CountDelta, 'site'> & { survey: number };

/** Views that may stand under the value of nobody's answer: fewer could be one person's. */
const fewestViews = 2;

/**
 * Of terms that no response has any more those that few have seen.
 *
 * @param rows of the counts of any of them
 * @param minimumN of the site
 */
export function leftOverOf<Row extends LeftOverRow>(
  terms: ReadonlySet<number>,
  rows: readonly Row[],
  minimumN: number,
): LeftOver<Row> {
  const fewest = Math.max(fewestViews, minimumN);
  const views = viewsOf(rows);
  const left = new Set([...terms].filter((term) => (views.get(term) ?? 0) < fewest));
  return { terms: [...left], rows: rows.filter(({ value }) => left.has(value)) };
}

/** The most that one step was counted under each term, in any dimension. */
function viewsOf(rows: readonly LeftOverRow[]): Map<number, number> {
  const sums = new Map<string, { term: number; by: number[] }>();
  for (const { value: term, key, dimension, span, by } of rows) {
    if (span !== spans.month) continue;
    const name = `${term} ${key} ${dimension}`;
    const sum = sums.get(name)?.by ?? new Array<number>(counters).fill(0);
    sums.set(name, { term, by: sum.map((n, i) => n + by[i]!) });
  }
  const most = new Map<number, number>();
  for (const { term, by } of sums.values()) most.set(term, Math.max(most.get(term) ?? 0, ...by));
  return most;
}
