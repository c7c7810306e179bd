import type Database from 'better-sqlite3';
import { type MovedTable, movedTables, type ValueKind } from '../../server/storage/moved-tables.ts';

/** Text with whatever has a meaning somewhere on the way. */
const text = 'tab\t line\n return\r back\\slash \\N "quotes" \'é\' 日本 😀 {"json": [null]} ';

/** Two rows for each table that moves: one with every column filled, one with all those empty that may be. */
export function addStrangeRows(db: Database.Database): void {
  let n = 0;
  const value = (kind: ValueKind): unknown => {
    n++;
    if (kind === 'text') return `${text}${n}`;
    if (kind === 'bytes' || kind === 'id') return Buffer.alloc(16, n % 256).fill(255, 0, n % 3);
    if (kind === 'number') return n + 0.1;
    return kind === 'flag' ? n % 2 : n * (n % 5 === 0 ? 1_000_003 : 1);
  };
  const insert = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ).run(...Object.values(row));
  };
  for (const table of movedTables) {
    if (table.name in elsewhere) continue;
    for (const filled of [true, false]) {
      if (!filled && table.key[0] === 'one') continue;
      const known = notNull(db, table);
      const row = [...table.columns].map(([column, kind]) => [
        column,
        column === 'one' ? 1 : filled || known.has(column) ? small(table, column, value(kind)) : null,
      ]);
      insert(table.name, Object.fromEntries(row));
    }
  }
  elsewhere.response_ids!(insert, value);
  elsewhere.answers!(insert, value);
  insert('terms', { site: 1, term: 70_001, text: '\u000070001' });
}

type Filler = (
  insert: (table: string, row: Record<string, unknown>) => void,
  value: (kind: ValueKind) => unknown,
) => void;

/** Tables that are others there. */
const elsewhere: Readonly<Record<string, Filler>> = {
  response_ids: (insert, value) => insert('erased', { site: 3, id: value('id') }),
  answers(insert, value) {
    const answer = (rest: Record<string, unknown>) =>
      insert('answers', { site: 4, response: value('id'), question: 5, ...rest });
    insert('words', { words: 900_001, text: value('text'), json: 0 });
    insert('words', { words: 900_002, text: '{"other":"\\u0000 own"}', json: 1 });
    answer({ words: 900_001 });
    answer({ words: 900_002 });
    answer({ number: 7 });
    answer({ number: 0.1 });
    answer({});
  },
};

/** PostgreSQL's columns are as wide as they have to be. */
function small(table: MovedTable, column: string, value: unknown): unknown {
  return typeof value === 'number' && table.columns.get(column) === 'integer' && !/_at$|_until$/.test(column)
    ? value % 30_000
    : value;
}

function notNull(db: Database.Database, { name, key }: MovedTable): Set<string> {
  const columns = db.pragma(`table_info(${name})`) as { name: string; notnull: number }[];
  return new Set([...key, ...columns.filter((column) => column.notnull).map((column) => column.name)]);
}
