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
}

export class GroupCommit {
  readonly #storage: Pick<Storage, 'responses'>;
  readonly #capacity: number;
  readonly #batch: number;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  #taken = 0;

  constructor(
    storage: Pick<Storage, 'responses'>,
    { capacity = 10_000, batch = 1_000 }: GroupCommitOptions = {},
  ) {
    this.#storage = storage;
    this.#capacity = capacity;
    this.#batch = batch;
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
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#gather();
      await this.#commit(this.#waiting.splice(0, this.#batch));
    }
    this.#running = null;
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
