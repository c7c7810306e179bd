/** How the rows of a range are read some ten thousand at a time. The same for every engine, which fetches them its own way. */
import type { RawValue } from './row-dimensions.ts';

/** Rows read together, column by column. */
export interface RowChunk {
  survey: number;
  /** The output bucket that all of them belong to. */
  out: number;
  rows: number;
  columns: ReadonlyMap<string, readonly RawValue[]>;
}

export interface ChunkQuestion {
  siteKey: number;
  surveyKeys: readonly number[];
  /** The beginnings of the output buckets in ascending order, and the end of the last. */
  bounds: readonly number[];
  /** The expression of the column `answered`, where that is read. */
  answered?: string;
}

/** A stretch of time, half-open, within one output bucket. */
export interface Stretch {
  from: number;
  to: number;
  out: number;
}

const wantedRows = 20_000;
/** A crowd may come after a quiet night, and all of it would be held at once. */
export const mostRows = 2 * wantedRows;
const firstWindow = 60_000;

/** The stretches of time in which a survey's rows are read: longer or shorter as it turns out how many there are. */
export class ChunkWalk {
  readonly #bounds: readonly number[];
  readonly #end: number;
  #window = firstWindow;
  #from: number;
  #out = 0;

  /** @param moments the first and the last at which there are rows */
  constructor(bounds: readonly number[], [first, last]: readonly [first: number, last: number]) {
    this.#bounds = bounds;
    this.#from = Math.max(bounds[0]!, first);
    this.#end = Math.min(bounds.at(-1)!, last + 1);
  }

  /** The next one to be read; null: there is none left. */
  next(): Stretch | null {
    if (this.#from >= this.#end) return null;
    while (this.#bounds[this.#out + 1]! <= this.#from) this.#out++;
    const to = Math.min(this.#from + this.#window, this.#bounds[this.#out + 1]!, this.#end);
    return { from: this.#from, to, out: this.#out };
  }

  /**
   * Tells how many rows the stretch had, and when the latest of them came. False: there may be more than were read, and
   * a shorter one is to be read in its place.
   */
  took({ from, to }: Stretch, rows: number, latest: number): boolean {
    if (rows === mostRows && to - from > 1) {
      this.#window = Math.max(1, latest - from);
      return false;
    }
    const factor = Math.min(8, Math.max(0.25, wantedRows / Math.max(1, rows)));
    this.#window = Math.max(1, Math.ceil((to - from) * factor));
    this.#from = to;
    return true;
  }
}
