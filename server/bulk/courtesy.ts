import { type Rest, rest } from './in-turns.ts';

/**
 * How much of the thread long work takes: where requests come in, small pieces, and once they keep coming a rest after
 * each as long as the piece was; where none do, all of it but for a turn of the event loop between two pieces. Whoever
 * only looks at how far it is now and then does not slow it down.
 */
export class Courtesy {
  readonly #requests: () => number;
  readonly #pause: Rest;
  #seen: number;
  #isBusy = false;

  /** @param requests how many have come in so far */
  constructor(requests: () => number, pause: Rest = rest) {
    this.#requests = requests;
    this.#pause = pause;
    this.#seen = requests();
  }

  /** Whether requests came in while the last piece was being done. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  readonly rest: Rest = async (milliseconds) => {
    await this.#pause(0);
    const requests = this.#requests();
    const wasBusy = this.#isBusy;
    this.#isBusy = requests !== this.#seen;
    this.#seen = requests;
    if (wasBusy && this.#isBusy) await this.#pause(milliseconds);
  };
}
