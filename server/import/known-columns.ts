import type { FileRecord } from './record.ts';

/** A file of objects names its columns as it goes on: those of so many are remembered. */
const mostColumns = 2_000;

/** The names of the fields that were met, in the order in which they first were. */
export class KnownColumns {
  readonly #names = new Set<string>();

  note(records: readonly FileRecord[]): void {
    for (const { cells } of records) {
      for (const name in cells) if (this.#names.size < mostColumns) this.#names.add(name);
    }
  }

  get names(): readonly string[] {
    return [...this.#names];
  }
}
