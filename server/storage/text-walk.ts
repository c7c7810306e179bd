import type { Position } from './contract/selection.ts';
import { type Stretch, stretchesOf } from './text-chapter.ts';

/** A stretch of a list, newest first: what was received from a moment on, and lies strictly before a position. */
export interface ListStretch {
  from: number;
  before: Position;
}

/** Before every response of its moment. */
export const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Walks from chapter to chapter of the index of texts, the latest first, and tells where a list has to look: into the
 * blocks that were found, and wherever there is no chapter. Pure.
 */
export class TextWalk {
  readonly #from: number;
  #before: Position;

  constructor(stretch: ListStretch) {
    this.#from = stretch.from;
    this.#before = stretch.before;
  }

  /** @param found blocks of the chapter, as bits */
  into(chapter: Stretch, ends: readonly number[], found: number): ListStretch[] {
    const end = { receivedAt: chapter.to, id: firstId };
    const stretches = isBefore(end, this.#before) ? [this.#downTo(chapter.to)] : [];
    for (const { from, to } of stretchesOf(chapter, ends, found)) {
      const last = { receivedAt: to, id: firstId };
      const before = isBefore(last, this.#before) ? last : this.#before;
      if (to > this.#from && from <= before.receivedAt)
        stretches.push({ from: Math.max(from, this.#from), before });
    }
    const start = { receivedAt: Math.max(chapter.from, this.#from), id: firstId };
    if (isBefore(start, this.#before)) this.#before = start;
    return stretches;
  }

  /** Where the walk has come to. */
  get before(): Position {
    return this.#before;
  }

  /** What lies behind the last chapter. */
  rest(): ListStretch[] {
    return isBefore({ receivedAt: this.#from, id: firstId }, this.#before) ? [this.#downTo(this.#from)] : [];
  }

  #downTo(from: number): ListStretch {
    return { from, before: this.#before };
  }
}

function isBefore(a: Position, b: Position): boolean {
  return a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.id < b.id);
}
