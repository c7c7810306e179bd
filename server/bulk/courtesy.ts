import { type Rest, rest } from './in-turns.ts';

/**
 * How much of the thread long work takes: once others keep coming, a rest after each piece as long as the piece was, and
 * before that smaller pieces, where it asks whether it `isBusy`; where nobody comes, all of it but for a turn of the event
 * loop between two pieces. Who comes now and then does not slow it down.
 */
export class Courtesy {
  readonly #come: () => number;
  readonly #pause: Rest;
  #seen: number;
  #isBusy = false;

  /** @param come how many have come so far of those whom it would keep waiting */
  constructor(come: () => number, pause: Rest = rest) {
    this.#come = come;
    this.#pause = pause;
    this.#seen = come();
  }

  /** Whether somebody came while the last piece was being done. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  readonly rest: Rest = async (milliseconds) => {
    await this.#pause(0);
    const come = this.#come();
    const wasBusy = this.#isBusy;
    this.#isBusy = come !== this.#seen;
    this.#seen = come;
    if (wasBusy && this.#isBusy) await this.#pause(milliseconds);
  };
}
