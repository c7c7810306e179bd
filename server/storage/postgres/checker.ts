import { StorageUnavailable } from '../contract/storage-errors.ts';
import type { Committer } from './committer.ts';
import { findDamage } from './find-damage.ts';
import { markWhole } from './prepare.ts';

/** Looks for damage in all that is stored, beside the work. */
export class Checker {
  readonly #committer: Committer;
  #stopped = false;

  constructor(committer: Committer) {
    this.#committer = committer;
  }

  /** The first fault, or null, and notes when. Rejects with `StorageUnavailable` where the check was cut short. */
  async findFault(): Promise<string | null> {
    const fault = await findDamage(this.#committer, () => this.#assertRuns());
    this.#assertRuns();
    if (fault === null) await this.#committer.commit(markWhole);
    return fault;
  }

  /** A check that runs ends with the table that it is at: nothing depends on it. */
  stop(): void {
    this.#stopped = true;
  }

  #assertRuns(): void {
    if (this.#stopped) throw new StorageUnavailable('the storage was closed');
  }
}
