import { fixedDimensions } from '../../../shared/dimension.ts';
import type { RowChunk } from '../row-chunks.ts';
import type { Dictionary } from './dictionary.ts';
import type { Interned } from './interned.ts';
import type { Statements } from './statements.ts';

/** The strings that rows of some surveys may ask for: their keys at once, and of each chunk what its columns hold. */
export class RowLearner {
  readonly strings: Interned;
  readonly #dictionary: Dictionary;
  readonly #site: number;

  private constructor(dictionary: Dictionary, site: number, strings: Interned) {
    this.#dictionary = dictionary;
    this.#site = site;
    this.strings = strings;
  }

  static async of(
    db: Statements,
    dictionary: Dictionary,
    site: number,
    surveys: readonly number[],
  ): Promise<RowLearner> {
    const keys = await db.all<{ key: number }>(
      'SELECT key FROM count_keys WHERE site = $1 AND survey = ANY($2::integer[])',
      [site, surveys],
    );
    const strings = await dictionary.learn(db, site, { keys: keys.map(({ key }) => key) });
    return new RowLearner(dictionary, site, strings);
  }

  async learn(db: Statements, { columns }: RowChunk): Promise<void> {
    const terms = new Set<number>();
    for (const name of fixedDimensions)
      for (const term of columns.get(name) ?? []) if (term !== null) terms.add(term as number);
    await this.#dictionary.learn(db, this.#site, { terms }, this.strings);
  }
}
