import type Database from 'better-sqlite3';
import { StorageUnavailable } from '../contract/storage-errors.ts';

/** The driver's own. */
const busyTimeout = 5_000;

/**
 * Runs every write in a transaction that is on disk when it returns, and copies what was committed into the file from
 * time to time. After a sync that failed nothing is committed any more until the process is started anew: the operating
 * system may have dropped what it could not write, and a later sync would succeed without it
 * (https://www.usenix.org/conference/atc20/presentation/rebello).
 */
export class Committer {
  readonly #db: Database.Database;
  readonly #checkpointPages: number;
  readonly #onRollback: () => void;
  readonly #onCommit: () => void;
  readonly #walPages: Database.Statement<[], [busy: number, pages: number, copied: number]>;
  #unsynced: StorageUnavailable | null = null;
  /** Something that was erased may be in the WAL still. */
  #toPurge = false;

  constructor(
    db: Database.Database,
    checkpointPages: number,
    onRollback: () => void,
    onCommit: () => void = () => {},
  ) {
    this.#db = db;
    this.#checkpointPages = checkpointPages;
    this.#onRollback = onRollback;
    this.#onCommit = onCommit;
    this.#walPages = db.prepare<[], [number, number, number]>('PRAGMA wal_checkpoint(NOOP)').raw();
  }

  /** Rejects with `StorageUnavailable` where the engine cannot write; nothing was stored then. */
  commit<T>(work: () => T): T {
    if (this.#unsynced) throw this.#unsynced;
    const result = this.guard(() => {
      try {
        return this.#db.transaction(work).immediate();
      } catch (error) {
        this.#onRollback();
        throw error;
      }
    });
    if (this.#toPurge) this.purge();
    else this.#checkpoint();
    this.#onCommit();
    return result;
  }

  guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw this.#unavailable(error) ?? error;
    }
  }

  /**
   * Copies the WAL into the file and empties it: what was overwritten is in neither then. Where somebody reads what was
   * before, or the disk does not do it now, the next commit tries again.
   */
  purge(): void {
    try {
      // Nothing waits for readers here, so as not to hold up everybody else.
      this.#db.pragma('busy_timeout = 0');
      const [result] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      this.#toPurge = result!.busy !== 0;
    } catch (error) {
      this.#toPurge = true;
      if (!this.#unavailable(error)) throw error;
    } finally {
      this.#db.pragma(`busy_timeout = ${busyTimeout}`);
    }
  }

  /**
   * Copies the WAL into the file once it is long. Done here, not by SQLite within a commit, because that would keep a
   * failed sync to itself. What was committed is on disk either way, so a failure is none of the commit's.
   */
  #checkpoint(): void {
    try {
      const [, pages, copied] = this.#walPages.get()!;
      // The WAL begins anew where nobody reads it the moment it was copied: once it is long, that is tried more often.
      const due = pages > this.#checkpointPages ? this.#checkpointPages / 4 : this.#checkpointPages;
      if (pages - copied >= due) this.#db.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      if (!this.#unavailable(error)) throw error;
    }
  }

  #unavailable(error: unknown): StorageUnavailable | undefined {
    const code = (error as { code?: unknown }).code;
    if (typeof code !== 'string' || !passing.test(code)) return undefined;
    if (/^SQLITE_IOERR_(DIR_)?FSYNC$/.test(code)) {
      this.#unsynced = new StorageUnavailable(
        'The disk failed to sync: nothing is stored any more until the server is started anew. Look after the disk.',
        { cause: error },
      );
      return this.#unsynced;
    }
    return new StorageUnavailable(`SQLite: ${code}`, { cause: error });
  }
}

const passing = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|CANTOPEN|READONLY|PROTOCOL|NOMEM|CORRUPT|NOTADB)/;
