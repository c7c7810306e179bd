/**
 * Counts takings by key over the last minute: exactly the limit fits into any 60 seconds, whenever they begin. A token
 * bucket (or GCRA, its mirror image) that allows bursts as large as the limit lets twice the limit through in its first
 * minute; the sliding window with a counter a second has no such edge, at 61 counters a key.
 *
 * The table has a fixed size and never grows. Keys live in small sets; where a set is full, a key whose minute is over
 * makes room, else the one that has taken least: whoever sprays many addresses evicts his own, and forgets no offender.
 *
 * Pure: the time is passed in.
 */
export interface Quota {
  admitted: boolean;
  /** How many more fit now. */
  remaining: number;
  /** Whole seconds, at least one, until more fits than now. */
  reset: number;
}

export interface WindowTableOptions {
  /** Takings by one key in a minute. */
  limit: number;
  /** Keys that are remembered at most; rounded up to whole sets. */
  capacity: number;
}

/** Seconds of a window, and the running one: with 60 counters, a burst could come again after 59.1 s. */
const steps = 61;
const setSize = 8;
const empty = 0;

export class WindowTable {
  readonly #limit: number;
  readonly #sets: number;
  readonly #keys: Float64Array;
  /** The second that a key has last taken in. */
  readonly #seconds: Float64Array;
  readonly #totals: Uint32Array;
  readonly #counts: Uint8Array | Uint16Array | Uint32Array;

  constructor({ limit, capacity }: WindowTableOptions) {
    this.#limit = limit;
    this.#sets = Math.ceil(capacity / setSize);
    const slots = this.#sets * setSize;
    this.#keys = new Float64Array(slots);
    this.#seconds = new Float64Array(slots);
    this.#totals = new Uint32Array(slots);
    const Counters = limit < 256 ? Uint8Array : limit < 65_536 ? Uint16Array : Uint32Array;
    this.#counts = new Counters(slots * steps);
  }

  /**
   * Takes one, if it fits.
   * @param key a whole number from 1 to 2^53, spread evenly: a hash
   * @param at epoch milliseconds; a clock that goes back stands still here
   */
  take(key: number, at: number): Quota {
    const second = Math.floor(at / 1000);
    const slot = this.#find(key, second);
    const now = this.#forget(slot, second);
    const admitted = this.#totals[slot]! < this.#limit;
    if (admitted) {
      this.#totals[slot]! += 1;
      this.#counts[slot * steps + (now % steps)]! += 1;
    }
    return { admitted, remaining: this.#limit - this.#totals[slot]!, reset: this.#reset(slot, now, at) };
  }

  /**
   * Counts what was taken elsewhere, as far as the limit goes: what is beyond it is nothing that leaves the window again.
   * @param count how many
   */
  add(key: number, at: number, count: number): void {
    const slot = this.#find(key, Math.floor(at / 1000));
    const now = this.#forget(slot, Math.floor(at / 1000));
    const added = Math.min(count, this.#limit - this.#totals[slot]!);
    this.#totals[slot]! += added;
    this.#counts[slot * steps + (now % steps)]! += added;
  }

  /** How many more fit for a key now. */
  left(key: number, at: number): number {
    const slot = this.#find(key, Math.floor(at / 1000));
    this.#forget(slot, Math.floor(at / 1000));
    return this.#limit - this.#totals[slot]!;
  }

  /** The slot of a key; where it has none, it gets that of the one least missed. */
  #find(key: number, second: number): number {
    const first = (key % this.#sets) * setSize;
    let worst = first;
    for (let slot = first; slot < first + setSize; slot++) {
      if (this.#keys[slot] === key) return slot;
      if (this.#worth(slot, second) < this.#worth(worst, second)) worst = slot;
    }
    this.#keys[worst] = key;
    this.#seconds[worst] = second;
    this.#totals[worst] = 0;
    this.#counts.fill(0, worst * steps, (worst + 1) * steps);
    return worst;
  }

  /** What would be lost with a slot: nothing where its minute is over. */
  #worth(slot: number, second: number): number {
    if (this.#keys[slot] === empty) return -1;
    return second - this.#seconds[slot]! >= steps ? 0 : this.#totals[slot]!;
  }

  /** Drops what has left the window, and tells which second it is for the slot. */
  #forget(slot: number, second: number): number {
    const last = this.#seconds[slot]!;
    if (second <= last) return last;
    const passed = Math.min(second - last, steps);
    for (let i = 1; i <= passed; i++) {
      const at = slot * steps + ((last + i) % steps);
      this.#totals[slot]! -= this.#counts[at]!;
      this.#counts[at] = 0;
    }
    this.#seconds[slot] = second;
    return second;
  }

  #reset(slot: number, now: number, at: number): number {
    for (let second = now - steps + 1; second <= now; second++) {
      if (this.#counts[slot * steps + (second % steps)]! > 0) {
        return Math.max(1, Math.ceil(second + steps - at / 1000));
      }
    }
    return 1;
  }
}
