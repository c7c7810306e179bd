import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Rows of one statement, and of one commit. */
const batch = 1_000;

/** Rows that are taken from the measured database, and inserted again and again under other ids. */
const taken = 20_000;

/**
 * What ingest into PostgreSQL is measured against: the rows of `responses` alone, as the engine has written them, into
 * the same table with the same indexes, by one connection: a prepared `INSERT` of 1,000 rows of `VALUES`, a commit each,
 * one after the other. No HTTP, no counts, no answers, no ids, nothing to decide.
 */
export class InsertFloor {
  readonly #client: pg.Client;
  readonly #sql: string;
  readonly #rows: unknown[][];
  readonly #id: number;
  #next = 0;

  private constructor(client: pg.Client, columns: readonly string[], rows: unknown[][]) {
    this.#client = client;
    const values = (i: number) => columns.map((_, c) => `$${i * columns.length + c + 1}`).join(', ');
    const places = Array.from({ length: batch }, (_, i) => `(${values(i)})`).join(', ');
    this.#sql = `INSERT INTO responses (${columns.join(', ')}) VALUES ${places}`;
    this.#rows = rows;
    this.#id = columns.indexOf('id');
  }

  /**
   * @param from the database whose rows are taken
   * @param into one with the engine's tables
   */
  static async open(from: string, into: string): Promise<InsertFloor> {
    const [source, client] = [new pg.Client(from), new pg.Client(into)];
    await Promise.all([source.connect(), client.connect()]);
    const { fields, rows } = await source.query({
      text: `SELECT * FROM responses LIMIT ${taken}`,
      rowMode: 'array',
    });
    await source.end();
    if (rows.length < batch) throw new Error('there are too few rows to measure the floor with');
    const columns = fields.map(({ name }) => name);
    return new InsertFloor(client, columns, rows);
  }

  /** Rows a second. */
  async run(seconds: number): Promise<number> {
    const began = performance.now();
    let inserted = 0;
    for (; performance.now() - began < seconds * 1000; inserted += batch) await this.#insert();
    return inserted / ((performance.now() - began) / 1000);
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async #insert(): Promise<void> {
    const values: unknown[] = [];
    for (let i = 0; i < batch; i++) {
      const row = this.#rows[this.#next++ % this.#rows.length]!;
      row[this.#id] = randomUUID();
      values.push(...row);
    }
    await this.#client.query({ name: 'floor', text: this.#sql, values });
  }
}
