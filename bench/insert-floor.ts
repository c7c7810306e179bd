import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Answers of one commit at most, and rows of one statement. */
const most = 1_000;

/** Rows of counts for each answer of a batch, as 256 of the workload add to 748; a thousand to all that there are, 810. */
const countsEach = 2.9;

/** Responses that are taken from the measured database, and inserted again and again under other ids. */
const taken = 20_000;

/** A row, by its columns. */
type Row = Record<string, unknown>;

/** Of one response: its row, and those of its answers. */
interface Rows {
  response: Row;
  answers: readonly Row[];
}

/**
 * What ingest into PostgreSQL is measured against: the rows that the engine has written, into the same tables with the
 * same indexes, by one connection that sends a thousand answers, or fewer, behind each other, a commit each. No HTTP, nothing to
 * read, judge or look up. `every` writes the same rows: ids, responses, answers, and what they add to the
 * counts, summed; else the rows of `responses` alone.
 */
export class InsertFloor {
  readonly #client: pg.Client;
  readonly #rows: readonly Rows[];
  readonly #counts: readonly Row[];
  #next = 0;

  private constructor(client: pg.Client, rows: readonly Rows[], counts: readonly Row[]) {
    this.#client = client;
    this.#rows = rows;
    this.#counts = counts;
  }

  /**
   * @param from the database whose rows are taken, filled within minutes: all of its counts are about now
   * @param into one with the engine's tables
   */
  static async open(from: string, into: string): Promise<InsertFloor> {
    const source = new pg.Client(from);
    // One statement behind the other on the wire, as the engine sends them. The types do not know of it yet.
    const client = new pg.Client({ connectionString: into, pipeline: true } as pg.ClientConfig);
    await Promise.all([source.connect(), client.connect()]);
    const all = async (sql: string) => (await source.query<Row>(sql)).rows;
    const responses = await all(`SELECT * FROM responses LIMIT ${taken}`);
    const answers = new Map<unknown, Row[]>();
    for (const answer of await all('SELECT * FROM answers'))
      answers.set(answer.response, [...(answers.get(answer.response) ?? []), answer]);
    const counts = await all(
      'SELECT * FROM counts ORDER BY site, key, dimension, span, bucket, value, version',
    );
    await source.end();
    if (responses.length < most) throw new Error('there are too few rows to measure the floor with');
    const rows = responses.map((response) => ({ response, answers: answers.get(response.id) ?? [] }));
    return new InsertFloor(client, rows, counts.slice(0, countsEach * most));
  }

  /** Rows of counts that each commit of `every` adds to. */
  get countsChanged(): number {
    return this.#counts.length;
  }

  /**
   * Answers a second.
   *
   * @param batch answers of one commit
   */
  async run(seconds: number, what: 'every' | 'responses', batch = most): Promise<number> {
    const began = performance.now();
    let inserted = 0;
    for (; performance.now() - began < seconds * 1000; inserted += batch)
      await this.#insert(what === 'every', batch);
    return inserted / ((performance.now() - began) / 1000);
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async #insert(every: boolean, batch: number): Promise<void> {
    const rows = Array.from({ length: batch }, (): Rows => {
      const { response, answers } = this.#rows[this.#next++ % this.#rows.length]!;
      const id = randomUUID();
      return {
        response: { ...response, id },
        answers: answers.map((answer) => ({ ...answer, response: id })),
      };
    });
    const responses = rows.map(({ response }) => response);
    if (!every) {
      await this.#write('responses', responses);
      return;
    }
    const ids = responses.map(({ site, id, survey, received_at }) => ({ site, id, survey, received_at }));
    await Promise.all([
      this.#client.query('BEGIN'),
      this.#write('response_ids', ids),
      this.#write('responses', responses),
      this.#write(
        'answers',
        rows.flatMap(({ answers }) => answers),
      ),
      this.#write('counts', this.#counts.slice(0, countsEach * batch), adding),
      this.#client.query('COMMIT'),
    ]);
  }

  /** In pieces of a thousand at most, each a prepared statement of its size. */
  async #write(table: string, rows: readonly Row[], behind = ''): Promise<void> {
    const written: Promise<unknown>[] = [];
    for (let at = 0; at < rows.length; at += most) {
      const piece = rows.slice(at, at + most);
      const columns = Object.keys(piece[0]!);
      const place = (i: number) => `(${columns.map((_, c) => `$${i * columns.length + c + 1}`).join(', ')})`;
      written.push(
        this.#client.query({
          name: `${table} ${piece.length}`,
          text: `INSERT INTO ${table} AS t (${columns.join(', ')}) VALUES ${piece.map((_, i) => place(i)).join(', ')} ${behind}`,
          values: piece.flatMap((row) => columns.map((column) => row[column])),
        }),
      );
    }
    await Promise.all(written);
  }
}

const counters = Array.from({ length: 11 }, (_, i) => `c${i}`);
const adding = `ON CONFLICT (site, key, dimension, span, bucket, value, version) DO UPDATE SET
  ${counters.map((c) => `${c} = t.${c} + excluded.${c}`).join(', ')}`;
