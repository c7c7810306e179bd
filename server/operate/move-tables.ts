import { setImmediate } from 'node:timers/promises';
import { StorageRefused } from '../storage/contract/storage-errors.ts';
import { type MovedTable, movedTables } from '../storage/moved-tables.ts';
import type { MovedRow, MovePosition, TableSource, TableTarget } from '../storage/table-move.ts';
import type { Operation } from './operation.ts';
import { ProgressLine } from './progress-line.ts';

interface Ends {
  source: TableSource;
  target: TableTarget;
  signal: AbortSignal;
  /** Rows of a transaction. */
  together?: number;
}

const manyTogether = 10_000;

/** Writes what is not there yet, table by table. Throws `StorageRefused` where the target has anything else. */
export async function moveTables(
  { now, say }: Pick<Operation, 'now' | 'say'>,
  { source, target, signal, together = manyTogether }: Ends,
): Promise<void> {
  const position = await begin(source, target);
  const total = movedTables.reduce((sum, table) => sum + source.count(table), 0);
  const line = new ProgressLine(`Moving ${source.place} to the ${target.place}`, total, { now, say });
  try {
    const at = movedTables.findIndex(({ name }) => name === position.table);
    const first = position.table === null ? movedTables.length : at;
    for (const table of movedTables.slice(0, first)) line.add(source.count(table));
    for (const [i, table] of movedTables.entries()) {
      if (i < first) continue;
      const after = i === first ? position.after : null;
      const then = movedTables[i + 1]?.name ?? null;
      await moveTable(table, { source, target, signal, together, after, then, line });
    }
  } finally {
    line.end();
  }
}

/** How far it is: from the beginning, or from where a former one stopped. */
async function begin(source: TableSource, target: TableTarget): Promise<MovePosition> {
  const { instance, empty, move } = await target.state();
  const same = instance === source.identity.instance;
  if (same && move) return move;
  if (same)
    throw new StorageRefused(
      `The ${target.place} has the data of ${source.place} already. Set DATABASE_URL and start the server; "earshot migrate-to --check" compares both.`,
    );
  if (!empty)
    throw new StorageRefused(
      `The ${target.place} has the data of another installation. Nothing was changed: name a database that is empty.`,
    );
  await target.begin(source.identity);
  return { table: movedTables[0]!.name, after: null };
}

interface Part extends Required<Ends> {
  after: MovedRow | null;
  /** The table that comes behind. */
  then: string | null;
  line: ProgressLine;
}

async function moveTable(
  table: MovedTable,
  { source, target, signal, together, after, then, line }: Part,
): Promise<void> {
  let writing = Promise.resolve();
  try {
    for await (const rows of inBatches(source.rows(table, after), together)) {
      // Read while the batch before is written.
      await writing;
      signal.throwIfAborted();
      const last = rows.at(-1)!.slice(0, table.key.length);
      writing = target
        .write(table, rows, { table: table.name, after: last })
        .then(() => line.add(rows.length));
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
  signal.throwIfAborted();
  if (table.numbered !== undefined) await target.numberBehind(table, source.lastNumber(table));
  await target.write(table, [], { table: then, after: null });
}

/** Lets the rest of the process have its turn now and then: the source does not. */
async function* inBatches(rows: Iterable<MovedRow>, together: number): AsyncGenerator<MovedRow[]> {
  let batch: MovedRow[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length % 1000 === 0) await setImmediate();
    if (batch.length < together) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
