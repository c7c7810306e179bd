import pg from 'pg';
import { longestMessage } from '../contract/peers.ts';
import type { Committer } from './committer.ts';

/** Of a database: others on the same server do not hear of it. */
const channel = 'earshot';
/** Milliseconds until a lost connection is made anew: the first time, and at most. */
const pauses = { first: 250, most: 5_000 };
/** Milliseconds between two looks whether the connection still answers, and that it has for it. */
const lookEvery = 5_000;
/** Milliseconds that a connection has to end. */
const partingTime = 1_000;

type Call = (message: string | null) => void;

/**
 * Hears what other processes tell, over a connection of its own. Nobody says that a connection is gone whose other end
 * has vanished: so it is asked now and then.
 */
export class Listener {
  readonly #url: string;
  readonly #committer: Committer;
  readonly #calls = new Set<Call>();
  #client: pg.Client | null = null;
  #looking: NodeJS.Timeout | null = null;
  #again: NodeJS.Timeout | null = null;
  #pause = pauses.first;
  #closed = false;

  constructor(url: string, committer: Committer) {
    this.#url = url;
    this.#committer = committer;
  }

  listen(call: Call): () => void {
    this.#calls.add(call);
    if (this.#calls.size === 1 && !this.#client && !this.#again) void this.#connect();
    return () => void this.#calls.delete(call);
  }

  async tell(messages: readonly string[]): Promise<void> {
    if (messages.some((message) => message.length > longestMessage))
      throw new RangeError('too long to be told');
    if (messages.length === 0) return;
    // Told to who is there at this moment, so nothing of it need be on disk.
    await this.#committer.read((db) =>
      db.run(
        `SELECT set_config('synchronous_commit', 'off', true), pg_notify('${channel}', message)
         FROM unnest($1::text[]) AS message`,
        [messages.map((message) => `${this.#committer.process} ${message}`)],
      ),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#again) clearTimeout(this.#again);
    let late: NodeJS.Timeout | undefined;
    const given = new Promise<void>((resolve) => {
      late = setTimeout(resolve, partingTime);
    });
    await Promise.race([this.#part(), given]);
    clearTimeout(late);
  }

  async #connect(): Promise<void> {
    this.#again = null;
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'earshot, listening',
      keepAlive: true,
      connectionTimeoutMillis: lookEvery,
    });
    this.#client = client;
    const lost = () => this.#lost(client);
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch {
      return lost();
    }
    if (this.#closed || this.#client !== client) return void client.end().catch(() => {});
    this.#pause = pauses.first;
    this.#looking = setInterval(() => void this.#look(client), lookEvery).unref();
    this.#call(null);
  }

  async #look(client: pg.Client): Promise<void> {
    let silent: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      silent = setTimeout(() => reject(new Error('no answer')), lookEvery).unref();
    });
    try {
      await Promise.race([client.query('SELECT 1'), late]);
    } catch {
      this.#lost(client);
    } finally {
      clearTimeout(silent);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    void this.#part();
    if (this.#closed) return;
    this.#again = setTimeout(() => void this.#connect(), this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, pauses.most);
  }

  /** One that does not answer would not end by being asked to. */
  async #part(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    if (this.#looking) clearInterval(this.#looking);
    this.#looking = null;
    if (!client) return;
    const ended = client.end().catch(() => {});
    if (!this.#closed)
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    await ended;
  }

  #hear(payload: string): void {
    const end = payload.indexOf(' ');
    if (payload.slice(0, end) !== this.#committer.process) this.#call(payload.slice(end + 1));
  }

  #call(message: string | null): void {
    for (const call of this.#calls) call(message);
  }
}
