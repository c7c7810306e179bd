/**
 * Shares one commit among the responses that arrive together, which is what makes an acknowledged answer cheap: each
 * caller waits for the commit that holds its own, and only then is the answer a promise.
 */

import { StorageUnavailable } from '../storage/contract/storage-errors.ts';
import type { StoredResponse, WriteOutcome } from '../storage/contract/stored-response.ts';
import type { Storage } from '../storage/storage.ts';

/** More are waiting than the queue holds; nothing was stored. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

interface Waiting {
  response: StoredResponse;
  resolve(outcome: WriteOutcome): void;
  reject(error: Error): void;
}

export interface GroupCommitOptions {
  /** Responses that may wait before further ones are refused. */
  capacity?: number;
  /** Responses that share one commit at most. */
  batch?: number;
  /** Responses that must wait for another commit to begin beside one that is under way. */
  beside?: number;
}

export class GroupCommit {
  readonly #storage: Pick<Storage, 'responses' | 'engine'>;
  readonly #capacity: number;
  readonly #batch: number;
  readonly #beside: number;
  #waiting: Waiting[] = [];
  readonly #underWay = new Set<readonly Waiting[]>();
  /** Until a commit has begun with those that arrive together. */
  #gathering = false;
  #idle: (() => void)[] = [];
  #taken = 0;

  constructor(
    storage: Pick<Storage, 'responses' | 'engine'>,
    { capacity = 10_000, batch = 1_000, beside = 64 }: GroupCommitOptions = {},
  ) {
    this.#storage = storage;
    this.#capacity = capacity;
    this.#batch = batch;
    this.#beside = beside;
  }

  /** How many wait for their commit. */
  get depth(): number {
    return this.#waiting.length;
  }

  /** How many were let in so far. */
  get taken(): number {
    return this.#taken;
  }

  /** Throws `QueueFull` where a response would be refused now. */
  assertRoom(): void {
    if (this.#waiting.length >= this.#capacity) throw new QueueFull('the write queue is full');
  }

  /** Resolves once the response is on disk. Rejects with `QueueFull` or with what the storage said. */
  async write(response: StoredResponse): Promise<WriteOutcome> {
    this.assertRoom();
    this.#taken += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ response, resolve, reject });
      this.#next();
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    if (this.#waiting.length > 0 || this.#underWay.size > 0)
      await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Begins a commit where one may: where the engine has nothing to do, or has room for another one that is worth it. */
  #next(): void {
    if (this.#gathering || this.#underWay.size >= this.#storage.engine.commitsAtOnce) return;
    if (this.#waiting.length < (this.#underWay.size === 0 ? 1 : this.#beside)) return;
    this.#gathering = true;
    void this.#gather().then(() => {
      this.#gathering = false;
      void this.#run(this.#take());
    });
  }

  async #run(batch: readonly Waiting[]): Promise<void> {
    // All that wait may be about what is under way: the end of that looks again.
    if (batch.length === 0) return;
    this.#underWay.add(batch);
    this.#next();
    await this.#commit(batch);
    this.#underWay.delete(batch);
    this.#next();
    if (this.#waiting.length > 0 || this.#underWay.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /**
   * Those that wait longest, in their order. What follows from one that is under way, by its id or by its visitor, stays
   * until that is on disk: no commit overtakes another one.
   */
  #take(): Waiting[] {
    const share = Math.ceil(
      this.#waiting.length / (this.#storage.engine.commitsAtOnce - this.#underWay.size),
    );
    const most = Math.min(this.#batch, Math.max(this.#beside, share));
    if (this.#underWay.size === 0) return this.#waiting.splice(0, most);
    const before = new Set([...this.#underWay].flatMap((batch) => batch.flatMap(namesOf)));
    const [taken, left]: [Waiting[], Waiting[]] = [[], []];
    for (const waiting of this.#waiting) {
      const names = namesOf(waiting);
      if (taken.length < most && !names.some((name) => before.has(name))) taken.push(waiting);
      else {
        left.push(waiting);
        for (const name of names) before.add(name);
      }
    }
    this.#waiting = left;
    return taken;
  }

  /**
   * Lets every request that is on its way join: turn by turn of the event loop, as long as each brings more. A request
   * that comes alone waits for one empty turn; under load a commit is shared by all connections, not by those that
   * happened to be read first.
   */
  async #gather(): Promise<void> {
    for (let before = 0; before < this.#waiting.length && this.#waiting.length < this.#batch; ) {
      before = this.#waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#storage.responses.write(batch.map((waiting) => waiting.response));
      for (const [i, waiting] of batch.entries()) waiting.resolve(outcomes[i]!);
    } catch (error) {
      if (batch.length === 1 || error instanceof StorageUnavailable) {
        for (const waiting of batch) waiting.reject(error as Error);
        return;
      }
      // One response that the storage chokes on must not cost its neighbours theirs.
      for (const waiting of batch) await this.#commit([waiting]);
    }
  }
}

/** Of what there is one at a time: whoever comes later meets what the one before has left. */
function namesOf({ response: { siteKey, id, visitor } }: Waiting): string[] {
  const own = `${siteKey} ${id}`;
  return visitor === null ? [own] : [own, `${siteKey} ${visitor.toString('base64')}`];
}
