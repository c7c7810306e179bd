import type { Cell, FileRecord } from './record.ts';

/** Samples that are told of a column, and characters that each has at most. */
const [told, longest] = [6, 120];

/** Different values of a column among the first lines, in their order. */
export function samplesOf(column: string, records: readonly FileRecord[]): string[] {
  const found = new Set<string>();
  for (const cell of cellsOf(column, records)) {
    if (found.size === told) break;
    const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
    found.add(text.length > longest ? `${text.slice(0, longest)}…` : text);
  }
  return [...found];
}

/** What a column has in each of the lines that have something in it. */
export function cellsOf(column: string, records: readonly FileRecord[]): Cell[] {
  return records.flatMap(({ cells }) => (Object.hasOwn(cells, column) ? [cells[column]!] : []));
}
