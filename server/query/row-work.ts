import { Problem } from '../problem.ts';
import { type SetTimer, setTimer } from '../set-timer.ts';
import { type TallyQuestion, TooCostly } from '../storage/contract/tally.ts';

export interface RowWorkOptions {
  /** How many may wait while one is answered. */
  waiting?: number;
  /** How long one waits for its turn, in milliseconds. */
  patience?: number;
  /** What one may cost once it has its turn. */
  limits?: TallyQuestion['limits'];
  setTimer?: SetTimer;
  /** Milliseconds that only rise. */
  clock?: () => number;
}

type Turn = () => void;

const defaults = { rows: 20_000_000, groups: 50_000, milliseconds: 10_000 };

/**
 * Lets questions that cost all of a range run one after the other, so that whoever asks many of them takes one core and
 * no more. What would have to wait too long, or costs too much, is refused with a 503 that says what to ask instead: an
 * answer or a refusal comes within `patience` and the limit of one together.
 */
export class RowWork {
  readonly #waiting: number;
  readonly #patience: number;
  readonly #limits: TallyQuestion['limits'];
  readonly #setTimer: SetTimer;
  readonly #clock: () => number;
  readonly #turns = new Set<Turn>();
  #running = false;

  constructor(options: RowWorkOptions = {}) {
    this.#waiting = options.waiting ?? 24;
    this.#patience = options.patience ?? 5_000;
    this.#limits = options.limits ?? defaults;
    this.#setTimer = options.setTimer ?? setTimer;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** How many run or wait. */
  get held(): number {
    return this.#turns.size + (this.#running ? 1 : 0);
  }

  /** Runs the work of one question; `left` tells what it may still cost, which its parts share. */
  async run<T>(work: (left: () => TallyQuestion['limits']) => Promise<T>): Promise<T> {
    if (this.held > this.#waiting) throw overloaded();
    if (this.#running) await this.#turn();
    this.#running = true;
    const end = this.#clock() + this.#limits.milliseconds;
    try {
      return await work(() => ({ ...this.#limits, milliseconds: Math.max(0, end - this.#clock()) }));
    } catch (error) {
      if (!(error instanceof TooCostly)) throw error;
      throw new Problem(
        'query_too_costly',
        `this question reads every response of its range, and ${error.message}: take a shorter period, or one dimension without other filters`,
        { retryAfter: 60 },
      );
    } finally {
      this.#next();
    }
  }

  /** Ends when all that came before have ended. */
  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const callOff = this.#setTimer(() => {
        this.#turns.delete(turn);
        reject(overloaded());
      }, this.#patience);
      const turn = () => {
        callOff();
        resolve();
      };
      this.#turns.add(turn);
    });
  }

  /** Hands on at once, so that nobody who comes now is before those who wait. */
  #next(): void {
    const [turn] = this.#turns;
    this.#running = turn !== undefined;
    if (!turn) return;
    this.#turns.delete(turn);
    turn();
  }
}

function overloaded(): Problem {
  return new Problem('overloaded', 'too many questions that read every response are waiting already', {
    retryAfter: 5,
  });
}
