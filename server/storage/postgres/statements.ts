import type { Client, ClientBase, QueryConfig, QueryResult } from 'pg';

/** Runs statements on one connection. Each is prepared once a connection: to plan one costs more than to run it. */
export class Statements {
  readonly #client: ClientBase;
  readonly #patience: { query_timeout?: number };

  /** @param patience milliseconds that each may take before the connection is given up; absent: as long as it takes */
  constructor(client: ClientBase, patience?: number) {
    this.#client = client;
    this.#patience = patience === undefined ? {} : { query_timeout: patience };
  }

  async all<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.#client.query(this.#named(sql, values));
    return rows as Row[];
  }

  async one<Row>(sql: string, values: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.all<Row>(sql, values))[0];
  }

  /** How many rows it wrote. */
  async run(sql: string, values: readonly unknown[] = []): Promise<number> {
    const { rowCount } = await this.#client.query(this.#named(sql, values));
    return rowCount ?? 0;
  }

  /** Begins or ends a transaction; what PostgreSQL says that it did. */
  async bound(sql: string): Promise<string> {
    return (await this.#client.query({ text: sql, ...this.#patience })).command;
  }

  /** Several statements in one round trip, unprepared: no text of anybody else may be in them. The rows of each. */
  async several(statements: readonly string[]): Promise<unknown[][]> {
    const results: QueryResult | QueryResult[] = await this.#client.query({
      text: statements.join(';\n'),
      ...this.#patience,
    });
    return (Array.isArray(results) ? results : [results]).map(({ rows }) => rows);
  }

  /** Sets what holds for the connection, unless that was done before. Whatever is asked next is asked after it. */
  set(sql: string): void {
    if (setOn.get(this.#client) === sql) return;
    setOn.set(this.#client, sql);
    // A connection that fails tells whoever asks next.
    this.#client.query({ text: sql, ...this.#patience }).catch(() => setOn.delete(this.#client));
  }

  /** Whatever is asked from here on until all that is going on has come to wait for something goes out in one packet. */
  together(): void {
    const { stream } = (this.#client as Client).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  #named(sql: string, values: readonly unknown[]): QueryConfig {
    return { name: nameOf(sql), text: sql, values: withoutNul(values), ...this.#patience };
  }
}

/** What was set on each connection. */
const setOn = new WeakMap<ClientBase, string>();

/** Statements are written in this folder, in size classes where they have many rows: there are few of them. */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) {
    name = `s${names.size}`;
    names.set(sql, name);
  }
  return name;
}

/**
 * PostgreSQL has no NUL in a text and refuses a statement that brings one. Nothing is stored with one, whatever the engine:
 * so what is asked with one is to find nothing, as elsewhere, and not to fail.
 */
function withoutNul(values: readonly unknown[]): unknown[] {
  return values.some(hasNul)
    ? values.map((value) => (hasNul(value) ? value.replaceAll('\0', '\ufffd') : value))
    : (values as unknown[]);
}

function hasNul(value: unknown): value is string {
  return typeof value === 'string' && value.includes('\0');
}
