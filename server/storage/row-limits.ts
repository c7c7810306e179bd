import { TooCostly } from './contract/tally.ts';

/** What may be read for one answer. */
export class RowLimits {
  readonly #rows: number;
  readonly #clock: () => number;
  readonly #end: number;
  #read = 0;

  /** @param clock milliseconds that only rise */
  constructor({ rows, milliseconds }: { rows: number; milliseconds: number }, clock: () => number) {
    this.#rows = rows;
    this.#clock = clock;
    this.#end = clock() + milliseconds;
  }

  /** Throws `TooCostly` where these are more rows, or later ones, than may be. */
  take(rows: number): void {
    this.#read += rows;
    if (this.#read > this.#rows)
      throw new TooCostly(`more than ${this.#rows} responses would have to be read`);
    if (this.#clock() > this.#end) throw new TooCostly('that takes too long');
  }
}
