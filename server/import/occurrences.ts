/**
 * How often a hash has come so far: eight to sixteen bytes for each that came once, since a file has millions of lines. Hashes are
 * of 48 bits; two lines that share one by chance only get another number.
 */
export class Occurrences {
  #slots = new Float64Array(1 << 12);
  #held = 0;
  readonly #again = new Map<number, number>();

  /** Counts one more, and tells which it is: the first is 1. */
  note(hash: number): number {
    // An empty slot is 0.
    const value = hash + 1;
    let at = this.#place(value);
    if (this.#slots[at] === value) {
      const times = (this.#again.get(value) ?? 1) + 1;
      this.#again.set(value, times);
      return times;
    }
    if (2 * (this.#held + 1) > this.#slots.length) {
      this.#grow();
      at = this.#place(value);
    }
    this.#slots[at] = value;
    this.#held++;
    return 1;
  }

  /** Where it stands, or would. */
  #place(value: number): number {
    const mask = this.#slots.length - 1;
    let at = value % this.#slots.length;
    while (this.#slots[at] !== 0 && this.#slots[at] !== value) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(2 * old.length);
    for (const value of old) if (value !== 0) this.#slots[this.#place(value)] = value;
  }
}
