import { createHash } from 'node:crypto';
import { type MovedTable, movedTables } from '../storage/moved-tables.ts';
import type { MovedRow, TableSource, TableTarget } from '../storage/table-move.ts';
import type { Operation } from './operation.ts';
import { ProgressLine } from './progress-line.ts';

interface Ends {
  source: TableSource;
  target: TableTarget;
  signal: AbortSignal;
}

interface Side {
  rows: number;
  /** SHA-256 over all rows as they were read, in the order of their keys. */
  checksum: string;
}

interface Comparison {
  table: string;
  source: Side;
  target: Side;
  /** The key of the first row that is not the same, or not there. */
  first: MovedRow | null;
}

/** Reads every row of both and says of each table whether it is the same; true where all are. */
export async function compareTables(
  { now, say }: Pick<Operation, 'now' | 'say'>,
  ends: Ends,
): Promise<boolean> {
  const total = movedTables.reduce((sum, table) => sum + ends.source.count(table), 0);
  const line = new ProgressLine('Comparing', total, { now, say });
  const found: Comparison[] = [];
  try {
    for (const table of movedTables) found.push(await compare(table, ends, line));
  } finally {
    line.end();
  }
  say(`${cells('table', 'folder', 'database', 'SHA-256')}`);
  for (const comparison of found) say(told(comparison));
  return found.every(isSame);
}

const isSame = ({ source, target }: Comparison) =>
  source.rows === target.rows && source.checksum === target.checksum;

async function compare(
  table: MovedTable,
  { source, target, signal }: Ends,
  line: ProgressLine,
): Promise<Comparison> {
  const [here, there] = [new Sum(), new Sum()];
  const rows = source.rows(table, null)[Symbol.iterator]();
  let first: MovedRow | null = null;
  try {
    for await (const chunk of target.rows(table)) {
      signal.throwIfAborted();
      for (const row of chunk) {
        const next = rows.next();
        const differs = there.add(row) !== (next.done ? null : here.add(next.value));
        if (differs) first ??= (next.done ? row : next.value).slice(0, table.key.length);
      }
      line.add(chunk.length);
    }
    for (let next = rows.next(); !next.done; next = rows.next()) {
      here.add(next.value);
      first ??= next.value.slice(0, table.key.length);
    }
  } finally {
    rows.return?.();
  }
  return { table: table.name, source: here.side(), target: there.side(), first };
}

class Sum {
  readonly #hash = createHash('sha256');
  #rows = 0;

  /** The row as it is summed. */
  add(row: MovedRow): string {
    const text = JSON.stringify(row);
    this.#hash.update(text).update('\n');
    this.#rows++;
    return text;
  }

  side(): Side {
    return { rows: this.#rows, checksum: this.#hash.digest('hex') };
  }
}

function told(comparison: Comparison): string {
  const { table, source, target, first } = comparison;
  const [here, there] = [source.checksum.slice(0, 16), target.checksum.slice(0, 16)];
  const verdict = isSame(comparison)
    ? `${here}  same`
    : `${here} ${there}  DIFFERS, first at ${JSON.stringify(first)}`;
  return cells(table, source.rows.toLocaleString('en'), target.rows.toLocaleString('en'), verdict);
}

function cells(table: string, here: string, there: string, rest: string): string {
  return `${table.padEnd(17)}${here.padStart(12)}${there.padStart(12)}  ${rest}`;
}
