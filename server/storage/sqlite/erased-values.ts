import type Database from 'better-sqlite3';
import { erasedValue } from '../contract/counts.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import type { LeftOver } from '../left-over.ts';
import type { CountDelta } from '../merge-counts.ts';
import type { Dictionary } from './dictionary.ts';
import { Statements } from './statements.ts';
import type { CountUpsert } from './write-counts.ts';

/** Values that an erased response had: their texts go once no response has them any more. */
export class ErasedValues {
  readonly #db: Statements;
  readonly #dictionary: Dictionary;
  readonly #upsert: CountUpsert;

  constructor(db: Database.Database, dictionary: Dictionary, upsert: CountUpsert) {
    this.#db = new Statements(db);
    this.#dictionary = dictionary;
    this.#upsert = upsert;
  }

  /** To be called in the transaction of the erasure. */
  note({ siteKey, dimensions, attributes }: StoredResponse): void {
    const add = this.#db.prepare('INSERT OR IGNORE INTO erased_values (site, term) VALUES (?, ?)');
    for (const value of [...Object.values(dimensions), ...Object.values(attributes).map(String)]) {
      const term = value === erasedValue ? undefined : this.#dictionary.findTerm(siteKey, value);
      if (term !== undefined) add.run(siteKey, term);
    }
  }

  /** By site. None of a site whose days are being counted anew: its rows are on the move. */
  due(): Map<number, number[]> {
    const rows = this.#db
      .prepare<[], { site: number; term: number }>(
        'SELECT site, term FROM erased_values WHERE site NOT IN (SELECT site FROM recounts) ORDER BY site, term',
      )
      .all();
    const due = new Map<number, number[]>();
    for (const { site, term } of rows) due.set(site, [...(due.get(site) ?? []), term]);
    return due;
  }

  /**
   * Overwrites the texts of terms that nothing has any more, and moves the views that were counted under them. To be
   * called in a transaction.
   *
   * @param checked the terms that were looked for
   * @param touched those that were asked for since: one of them may have come again
   */
  forget(site: number, checked: readonly number[], left: LeftOver, touched: ReadonlySet<number>): number {
    const gone = left.terms.filter((term) => !touched.has(term));
    const known = new Set(gone);
    const rows = left.rows.filter(({ value }) => known.has(value));
    this.#upsert.add(rows.map((row) => this.#erased(site, row)).sort(byKey));
    for (const { key, dimension, span, bucket, value, version } of rows)
      this.#db
        .prepare(
          'DELETE FROM counts WHERE site = ? AND key = ? AND dimension = ? AND span = ? AND bucket = ? AND value = ? AND version = ?',
        )
        .run(site, key, dimension, span, bucket, value, version);
    for (const term of gone) this.#dictionary.forgetTerm(site, term);
    for (const term of checked)
      if (!touched.has(term))
        this.#db.prepare('DELETE FROM erased_values WHERE site = ? AND term = ?').run(site, term);
    return gone.length;
  }

  #erased(site: number, { survey, ...row }: LeftOver['rows'][number]): CountDelta {
    const value = this.#dictionary.countedValue(site, survey, row.dimension, erasedValue);
    return { site, ...row, value };
  }
}

function byKey(a: CountDelta, b: CountDelta): number {
  return a.key - b.key || a.dimension - b.dimension || a.span - b.span || a.bucket - b.bucket;
}
