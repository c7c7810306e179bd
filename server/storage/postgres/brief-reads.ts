import { StorageUnavailable } from '../contract/storage-errors.ts';
import { type Committer, Meanwhile } from './committer.ts';
import type { Statements } from './statements.ts';
import { isCollision, systemFailure } from './system-failure.ts';

/** How many go together at most: each waits for those before it. */
const most = 8;

/**
 * What the planner is to do on these connections: a statement is planned once, whatever it is asked with; what is summed by
 * groups is not sorted first (that takes as long as all else, and by estimates of costs it hardly matters); and nothing is
 * compiled.
 */
const settings = "SET plan_cache_mode = 'force_generic_plan'; SET enable_sort = off; SET jit = off";

interface Read {
  run(db: Statements): Promise<void>;
  fail(error: unknown): void;
}

/**
 * Reads that take less than their way: those that are asked for in one turn, or while no connection is free, go over one
 * connection, in one packet, and are answered one behind the other. They need not see the same moment, but none sees an
 * earlier one than those that were asked for before it.
 */
export class BriefReads {
  readonly #own: Pick<Committer, 'read'>;
  readonly #others: Pick<Committer, 'read'>;
  /** Those that wait for a connection, and have room for more. */
  #next: Read[] | null = null;

  /**
   * @param own of connections that nothing else uses: they are set for this
   * @param others where what has to be begun anew is begun anew
   */
  constructor(own: Pick<Committer, 'read'>, others: Pick<Committer, 'read'>) {
    this.#own = own;
    this.#others = others;
  }

  read<T>(work: (db: Statements) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = async (db: Statements) => {
        try {
          resolve(await work(db));
        } catch (error) {
          const begunAnew = isCollision(error) || error instanceof Meanwhile;
          if (begunAnew) return resolve(this.#others.read(work));
          const failure = systemFailure(error);
          reject(failure);
          throw failure;
        }
      };
      this.#add({ run, fail: reject });
    });
  }

  #add(read: Read): void {
    const reads = this.#next ?? [];
    reads.push(read);
    this.#next = reads.length < most ? reads : null;
    if (reads.length === 1) void this.#run(reads);
  }

  async #run(reads: readonly Read[]): Promise<void> {
    try {
      await this.#own.read(async (db) => {
        if (this.#next === reads) this.#next = null;
        db.set(settings);
        db.together();
        const outcomes = await Promise.allSettled(reads.map((read) => read.run(db)));
        const failures = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : null));
        const lost = failures.find((failure) => failure instanceof StorageUnavailable);
        // The connection is given up, and nothing is begun anew on another one.
        if (lost) throw lost;
      });
    } catch (error) {
      // Where there was no connection nobody may join them any more.
      if (this.#next === reads) this.#next = null;
      for (const read of reads) read.fail(error);
    }
  }
}
