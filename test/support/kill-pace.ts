/** What the writers and the killer know of each other: whether the server is up, and how much it has acknowledged. */
export class Pace {
  stopped = false;
  /** While it is so, writers may rest: what counts are the moments after it. */
  isCalm = false;
  up: Promise<void> = Promise.resolve();
  comeUp: () => void = () => {};
  #left = 0;
  #reached: () => void = () => {};

  goDown(): void {
    this.up = new Promise((resolve) => {
      this.comeUp = resolve;
    });
  }

  acknowledged(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#reached();
  }

  /** Resolves with the `count`th acknowledgement from now. */
  after(count: number): Promise<void> {
    this.#left = count;
    return new Promise((resolve) => {
      this.#reached = resolve;
    });
  }
}
