import { Problem } from '../problem.ts';

/** Runs work one after another; of too much at once the rest is turned away with a `Problem`. */
export class OneByOne {
  readonly #most: number;
  #held = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param most of what runs and waits */
  constructor(most: number) {
    this.#most = most;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#held >= this.#most)
      return Promise.reject(
        new Problem('overloaded', 'too many sign in at once: try again', { retryAfter: 3 }),
      );
    this.#held++;
    const result = this.#last.then(work).finally(() => {
      this.#held--;
    });
    this.#last = result.catch(() => {});
    return result;
  }
}
