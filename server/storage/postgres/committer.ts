import pg, { type ClientBase, type PoolClient } from 'pg';
import { v7 } from 'uuid';
import { StorageUnavailable } from '../contract/storage-errors.ts';
import { countChanges } from './count-changes.ts';
import { Statements } from './statements.ts';
import { isCollision, systemFailure } from './system-failure.ts';

/** How often work is begun that others are in the way of. */
const tries = 5;

/** Connections of one process. */
const connections = 10;

/**
 * Milliseconds after which a statement without an answer is given up with its connection: of a network that has gone
 * silent the system tells nobody for a quarter of an hour. PostgreSQL waits half as long for the next statement of a
 * transaction, so that what a silent one holds is free before others give up waiting for it.
 */
const longestSilence = 30_000;

/** 8-byte integers are numbers: nothing that is counted here comes near what a number cannot hold. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
};

/** How long one statement may take. */
export type Lasting = 'short' | 'long';

/** What was read is no longer so: it is begun anew. */
export class Meanwhile extends Error {
  override readonly name = 'Meanwhile';
}

/** The statements of one transaction, and what is to be done once it is on disk. */
export class Transaction extends Statements {
  readonly committed: (() => void)[] = [];
  /** The sites of which something that can be read is changed: their revisions go on with the commit. */
  readonly changed = new Set<number>();
  /** Names the process that makes it. */
  readonly process: string;

  constructor(client: ClientBase, patience?: number, process = '') {
    super(client, patience);
    this.process = process;
  }
}

/** Runs all work on the connections of a pool: reads as they come, writes in transactions. */
export class Committer {
  /** Names this opening of the database. */
  readonly process: string;
  readonly #pool: pg.Pool;
  readonly #patience: number;
  readonly #began = new Set<Promise<unknown>>();
  #closing = false;

  constructor(url: string, max = connections, patience = longestSilence, process = v7()) {
    this.process = process;
    this.#patience = patience;
    this.#pool = new pg.Pool({
      connectionString: url,
      max,
      types,
      connectionTimeoutMillis: patience,
      keepAlive: true,
      application_name: 'earshot',
      // What does not wait for an answer before is sent behind it at once: a batch is few round trips.
      pipeline: true,
    });
    // Who uses a connection that dies hears of it with the next statement; who does not, is given another one.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  /** How many calls are answered or wait. */
  get calls(): number {
    return this.#began.size;
  }

  /**
   * Runs `work` in a transaction that is on disk when this resolves. Where others are in its way it is run again, so
   * it must change nothing but the database. Rejects with `StorageUnavailable` where the engine cannot write.
   *
   * @param work its statements are sent behind the opening, without waiting for it; it is handed the opening's rows
   * @param opening statements to begin with in the same round trip, which take no parameters
   * @param lasting 'long': a statement of it may take as long as the data are large
   */
  commit<T>(
    work: (tx: Transaction, opened: Promise<unknown[][]>) => Promise<T>,
    opening: readonly string[] = [],
    lasting: Lasting = 'short',
  ): Promise<T> {
    const begin = ['BEGIN', ...(lasting === 'short' ? [this.#noSilence] : [])];
    return this.#use((client) =>
      anew(async () => {
        const tx = new Transaction(client, this.#patienceFor(lasting), this.process);
        try {
          const opened = tx.several([...begin, ...opening]).then((rows) => rows.slice(begin.length));
          const result = await afterBoth(opened, work(tx, opened));
          await end(tx);
          for (const call of tx.committed) call();
          return result;
        } catch (error) {
          // Where that fails, the connection is gone, and with it the transaction.
          await tx.bound('ROLLBACK').catch(() => {});
          throw error;
        }
      }),
    );
  }

  /** Statements that need not see the same moment; where they ought to have, they are run again. */
  read<T>(work: (db: Statements) => Promise<T>, lasting: Lasting = 'short'): Promise<T> {
    return this.#use((client) => anew(() => work(new Statements(client, this.#patienceFor(lasting)))));
  }

  /** Statements that all see the same moment. */
  snapshot<T>(work: (db: Statements) => Promise<T>, lasting: Lasting = 'short'): Promise<T> {
    return this.#use(async (client) => {
      const db = new Statements(client, this.#patienceFor(lasting));
      await db.bound('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      try {
        return await work(db);
      } finally {
        await db.bound('COMMIT');
      }
    });
  }

  /** Refuses what is asked from now on, and ends the connections once what was begun is done. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await Promise.allSettled(this.#began);
    await this.#pool.end();
  }

  get #noSilence(): string {
    return `SET LOCAL idle_in_transaction_session_timeout = ${this.#patience / 2}`;
  }

  #patienceFor(lasting: Lasting): number | undefined {
    return lasting === 'short' ? this.#patience : undefined;
  }

  #use<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new StorageUnavailable('the storage was closed'));
    const began = this.#onConnection(work);
    this.#began.add(began);
    const over = () => void this.#began.delete(began);
    began.then(over, over);
    return began;
  }

  async #onConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    let client: PoolClient | undefined;
    try {
      client = await this.#pool.connect();
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      const failure = systemFailure(error);
      // A connection that failed is not given to anybody else.
      client?.release(failure instanceof StorageUnavailable);
      throw failure;
    }
  }
}

/** Does it again where others were in the way. */
async function anew<T>(work: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (!isCollision(error) && !(error instanceof Meanwhile)) throw error;
      if (left === 1) throw new StorageUnavailable('others were in the way', { cause: error });
    }
  }
}

/**
 * What the work gives, or why the opening failed, which is why the work has then. Not before both are over: what the work
 * would still send behind the end of its transaction would be one of its own.
 */
async function afterBoth<T>(opened: Promise<unknown>, work: Promise<T>): Promise<T> {
  const [begun, done] = await Promise.allSettled([opened, work]);
  if (begun.status === 'rejected') throw begun.reason;
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}

/** A transaction in which something failed ends without an error, and without a trace. */
async function end(tx: Transaction): Promise<void> {
  // In the round trip of the commit, and in one order, so that no two wait for each other in a circle.
  const sites = [...tx.changed].sort((a, b) => a - b);
  const counted = sites.length > 0 ? tx.run(countChanges(tx.process), [sites]) : null;
  const [, command] = await Promise.all([counted, tx.bound('COMMIT')]);
  if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`);
}
