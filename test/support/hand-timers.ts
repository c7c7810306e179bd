/** Timers that a test moves by hand. */
import type { SetTimer } from '../../server/set-timer.ts';

export class HandTimers {
  #at = 0;
  #waiting = new Set<{ due: number; call: () => void }>();

  readonly setTimer: SetTimer = (call, after) => {
    const timer = { due: this.#at + after, call };
    this.#waiting.add(timer);
    return () => void this.#waiting.delete(timer);
  };

  /** Milliseconds that have passed so far. */
  get now(): number {
    return this.#at;
  }

  /** How many are set. */
  get count(): number {
    return this.#waiting.size;
  }

  /** Lets so many milliseconds pass, and calls what falls due on the way. */
  pass(milliseconds: number): void {
    const end = this.#at + milliseconds;
    for (;;) {
      const [next] = [...this.#waiting].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.#at = next.due;
      this.#waiting.delete(next);
      next.call();
    }
    this.#at = end;
  }
}
