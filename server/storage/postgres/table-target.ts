import pg, { type Client } from 'pg';
import { StorageRefused } from '../contract/storage-errors.ts';
import { pendingMigrations } from '../migrate.ts';
import { type MovedTable, movedTables, type ValueKind } from '../moved-tables.ts';
import type { MovedRow, MovePosition, TableTarget, TargetState } from '../table-move.ts';
import { Committer } from './committer.ts';
import { CopyIn } from './copy-in.ts';
import { copyText } from './copy-text.ts';
import { migrations } from './migrations.ts';
import { movePosition } from './move-state.ts';
import { meta, prepare, schemaVersion } from './prepare.ts';
import { reach } from './reach.ts';
import { Statements } from './statements.ts';
import { systemFailure } from './system-failure.ts';

export interface TargetOptions {
  /** Whether tables are made where there are none; else that is refused. */
  makes: boolean;
  notice(text: string): void;
}

/** Held by whoever moves data into a database, as long as the connection lasts. */
const moving = 4_711_007;

/** Rows that are read at a time. */
const fetched = 5000;

/** Opens a database for a move. Throws `StorageRefused`, where another move is at it, too. */
export async function openTableTarget(
  url: string,
  place: string,
  { makes, notice }: TargetOptions,
): Promise<TableTarget> {
  await reach(url);
  const committer = new Committer(url, 1);
  try {
    const isNew = (await committer.read((db) => schemaVersion(db, place))) === 0;
    if (isNew && makes) await prepare(committer, migrations, place, notice);
    else await committer.read((db) => assertCurrent(db, place));
  } finally {
    await committer.close();
  }
  const client = new pg.Client({ connectionString: url, application_name: 'earshot migrate-to' });
  // Who waits for a statement hears of it.
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query(`SELECT pg_try_advisory_lock(${moving}) AS free`);
  if (rows[0].free) return new PostgresTarget(client, place);
  await client.end();
  throw new StorageRefused(`Another "earshot migrate-to" is at work on the ${place}: let it end.`);
}

async function assertCurrent(db: Statements, place: string): Promise<void> {
  const version = await schemaVersion(db, place);
  const pending = pendingMigrations(version, migrations, `The ${place}`);
  if (version === 0)
    throw new StorageRefused(`The ${place} holds nothing of Earshot: there is nothing to compare.`);
  if (pending.length > 0)
    throw new StorageRefused(`The ${place} is of an earlier release: start the server on it once first.`);
}

class PostgresTarget implements TableTarget {
  readonly place: string;
  readonly #client: Client;
  readonly #db: Statements;

  constructor(client: Client, place: string) {
    this.place = place;
    this.#client = client;
    this.#db = new Statements(client);
  }

  state(): Promise<TargetState> {
    return this.#guard(async () => {
      const anyOf = movedTables.map(({ name }) => `EXISTS (SELECT 1 FROM ${name})`).join(' OR ');
      const [found] = await this.#db.all<{ held: boolean }>(`SELECT ${anyOf} AS held`);
      return {
        instance: (await meta(this.#db, 'instance'))!.toString('hex'),
        empty: !found!.held,
        move: await movePosition(this.#db),
      };
    });
  }

  begin({ instance, secret }: { instance: string; secret: Buffer }): Promise<void> {
    return this.#commit(async () => {
      await this.#setMeta('instance', Buffer.from(instance, 'hex'));
      await this.#setMeta('secret', secret);
      await this.#notePosition({ table: movedTables[0]!.name, after: null });
    });
  }

  write(table: MovedTable, rows: readonly MovedRow[], position: MovePosition): Promise<void> {
    return this.#commit(async () => {
      if (rows.length > 0) {
        const into = `COPY ${table.name} (${[...table.columns.keys()].join(', ')}) FROM STDIN`;
        await this.#client.query(new CopyIn(into, copyText(table, rows))).done;
      }
      await this.#notePosition(position);
    });
  }

  numberBehind({ name, numbered }: MovedTable, last: number): Promise<void> {
    // A numbering begins at 1, so that none given yet is told by the third argument.
    return this.#guard(async () => {
      await this.#db.run(`SELECT setval(pg_get_serial_sequence('${name}', '${numbered}'), $1::bigint, $2)`, [
        Math.max(last, 1),
        last > 0,
      ]);
    });
  }

  async *rows({ name, key, columns }: MovedTable): AsyncGenerator<readonly MovedRow[]> {
    const read = [...columns].map(([column, kind]) => written(column, kind)).join(', ');
    await this.#guard(() => this.#client.query('BEGIN READ ONLY'));
    try {
      const keys = key.map((column) => `${name}.${column}`).join(', ');
      await this.#guard(() =>
        this.#client.query(`DECLARE moved NO SCROLL CURSOR FOR SELECT ${read} FROM ${name} ORDER BY ${keys}`),
      );
      const kinds = [...columns.values()];
      for (;;) {
        const { rows } = await this.#guard(() =>
          this.#client.query<(string | null)[]>({
            text: `FETCH ${fetched} FROM moved`,
            rowMode: 'array',
            types: texts,
          }),
        );
        if (rows.length === 0) return;
        yield rows.map((row) => row.map((value, i) => movedValue(value, kinds[i]!)));
      }
    } finally {
      await this.#client.query('ROLLBACK').catch(() => {});
    }
  }

  async finish(): Promise<void> {
    await this.#commit(() => this.#db.run(`DELETE FROM meta WHERE name = 'move'`));
    await this.#guard(() =>
      this.#client.query(`VACUUM (ANALYZE) ${movedTables.map(({ name }) => name).join(', ')}`),
    );
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async #commit(work: () => Promise<unknown>): Promise<void> {
    await this.#guard(async () => {
      await this.#client.query('BEGIN');
      try {
        await work();
        await this.#client.query('COMMIT');
      } catch (error) {
        // Where that fails, the connection is gone, and with it the transaction.
        await this.#client.query('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  async #notePosition(position: MovePosition): Promise<void> {
    await this.#setMeta('move', Buffer.from(JSON.stringify(position)));
  }

  async #setMeta(name: string, value: Buffer): Promise<void> {
    await this.#db.run(
      'INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [name, value],
    );
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw systemFailure(error);
    }
  }
}

/** All as the server writes it: what a value is, its column tells. */
const texts = { getTypeParser: () => (value: string) => value };

function written(column: string, kind: ValueKind): string {
  if (kind === 'id') return `replace(${column}::text, '-', '') AS ${column}`;
  if (kind === 'bytes') return `encode(${column}, 'hex') AS ${column}`;
  if (kind === 'flag') return `${column}::integer AS ${column}`;
  return column;
}

function movedValue(value: string | null, kind: ValueKind): MovedRow[number] {
  if (value === null || kind === 'text' || kind === 'id' || kind === 'bytes') return value;
  return Number(value);
}
