import { Problem } from '../problem.ts';
import { type TallyQuestion, TooCostly } from '../storage/contract/tally.ts';

export interface RowWorkOptions {
  /** How many may wait while one is answered. */
  waiting?: number;
  limits?: TallyQuestion['limits'];
}

const defaults = { rows: 20_000_000, groups: 50_000, milliseconds: 10_000 };

/**
 * Lets questions that cost all of a range run one after the other, so that whoever asks many of them takes one core and
 * no more. What would have to wait too long, or costs too much, is refused with a 503 that says what to ask instead.
 */
export class RowWork {
  readonly #waiting: number;
  readonly #limits: TallyQuestion['limits'];
  #held = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ waiting = 24, limits = defaults }: RowWorkOptions = {}) {
    this.#waiting = waiting;
    this.#limits = limits;
  }

  /** How many run or wait. */
  get held(): number {
    return this.#held;
  }

  async run<T>(work: (limits: TallyQuestion['limits']) => Promise<T>): Promise<T> {
    if (this.#held > this.#waiting) {
      throw new Problem('overloaded', 'too many questions that read every response are waiting already', {
        retryAfter: 5,
      });
    }
    this.#held++;
    const before = this.#last;
    const running = before.then(() => work(this.#limits));
    this.#last = running.catch(() => {});
    try {
      return await running;
    } catch (error) {
      if (!(error instanceof TooCostly)) throw error;
      throw new Problem(
        'query_too_costly',
        `this question reads every response of its range, and ${error.message}: take a shorter period, or one dimension without other filters`,
        { retryAfter: 60 },
      );
    } finally {
      this.#held--;
    }
  }
}
