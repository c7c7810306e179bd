import type Database from 'better-sqlite3';
import { fixedDimensions } from '../../../shared/dimension.ts';
import { erasedValue, otherValue, valuesPerDimension } from '../contract/counts.ts';

const cachedTerms = 50_000;
/** Attributes are dimensions numbered from here by the term that is their name. */
export const firstAttribute = 64;

/**
 * Interns strings: terms of a site, keys that are counted, and which values of a dimension have counts of their own.
 * New entries are written in the caller's transaction; after a rollback the caller calls `forget`.
 */
export class Dictionary {
  readonly #terms = new Map<number, Map<string, number>>();
  readonly #texts = new Map<string, string>();
  readonly #keys = new Map<string, number>();
  readonly #keyNames = new Map<string, string>();
  readonly #counted = new Map<string, Set<number>>();
  readonly #findTerm: Database.Statement<[number, string], number>;
  readonly #findText: Database.Statement<[number, number], string>;
  readonly #addTerm: Database.Statement<[number, number, string]>;
  readonly #nextTerm: Database.Statement<[number], number>;
  readonly #findKey: Database.Statement<[number, number, string], number>;
  readonly #findKeyName: Database.Statement<[number, number], string>;
  readonly #addKey: Database.Statement<[number, number, number, string]>;
  readonly #overwriteTerm: Database.Statement<[string, number, number]>;
  #watched: { site: number; terms: ReadonlySet<number>; touched: Set<number> } | null = null;
  readonly #nextKey: Database.Statement<[number], number>;
  readonly #listCounted: Database.Statement<[number, number, number], number>;
  readonly #addCounted: Database.Statement<[number, number, number, number]>;

  constructor(db: Database.Database) {
    this.#findTerm = db
      .prepare<[number, string], number>('SELECT term FROM terms WHERE site = ? AND text = ?')
      .pluck();
    this.#findText = db
      .prepare<[number, number], string>('SELECT text FROM terms WHERE site = ? AND term = ?')
      .pluck();
    this.#addTerm = db.prepare('INSERT INTO terms (site, term, text) VALUES (?, ?, ?)');
    // NUL is in no text that comes in.
    this.#overwriteTerm = db.prepare('UPDATE terms SET text = ? WHERE site = ? AND term = ?');
    this.#nextTerm = db
      .prepare<[number], number>('SELECT COALESCE(MAX(term), 0) + 1 FROM terms WHERE site = ?')
      .pluck();
    this.#findKey = db
      .prepare<[number, number, string], number>(
        'SELECT key FROM count_keys WHERE site = ? AND survey = ? AND name = ?',
      )
      .pluck();
    this.#findKeyName = db
      .prepare<[number, number], string>('SELECT name FROM count_keys WHERE site = ? AND key = ?')
      .pluck();
    this.#addKey = db.prepare('INSERT INTO count_keys (site, key, survey, name) VALUES (?, ?, ?, ?)');
    this.#nextKey = db
      .prepare<[number], number>('SELECT COALESCE(MAX(key), 0) + 1 FROM count_keys WHERE site = ?')
      .pluck();
    this.#listCounted = db
      .prepare<[number, number, number], number>(
        'SELECT value FROM counted_values WHERE site = ? AND survey = ? AND dimension = ?',
      )
      .pluck();
    this.#addCounted = db.prepare(
      'INSERT INTO counted_values (site, survey, dimension, value) VALUES (?, ?, ?, ?)',
    );
  }

  /** The integer of a string, made if it is new. */
  term(site: number, text: string): number {
    const known = this.findTerm(site, text);
    if (known !== undefined) return known;
    const term = this.#nextTerm.get(site)!;
    this.#addTerm.run(site, term, text);
    this.#termsOf(site).set(text, term);
    return term;
  }

  /** The integer of a string, if it has one. */
  findTerm(site: number, text: string): number | undefined {
    const terms = this.#termsOf(site);
    let term = terms.get(text);
    if (term === undefined) {
      term = this.#findTerm.get(site, text);
      if (term !== undefined) terms.set(text, term);
    }
    if (this.#watched !== null && term !== undefined) this.#touch(site, term);
    return term;
  }

  /** Which of some terms of a site are asked for from now on, until the next are watched. */
  watch(site: number, terms: readonly number[]): ReadonlySet<number> {
    const touched = new Set<number>();
    this.#watched = { site, terms: new Set(terms), touched };
    return touched;
  }

  unwatch(): void {
    this.#watched = null;
  }

  /** Overwrites the text of a term that stands in no row any more. The same text is a new term then. */
  forgetTerm(site: number, term: number): void {
    const text = this.textOf(site, term);
    this.#overwriteTerm.run(`\0${term}`, site, term);
    this.#terms.get(site)?.delete(text);
    this.#texts.delete(`${site}|${term}`);
  }

  #touch(site: number, term: number): void {
    if (this.#watched?.site === site && this.#watched.terms.has(term)) this.#watched.touched.add(term);
  }

  /** The string of an integer that stands in a row. */
  textOf(site: number, term: number): string {
    const name = `${site}|${term}`;
    const cached = this.#texts.get(name);
    if (cached !== undefined) return cached;
    const text = this.#findText.get(site, term)!;
    if (this.#texts.size >= cachedTerms) this.#texts.clear();
    this.#texts.set(name, text);
    return text;
  }

  /** The integer of a key that is counted, made if it is new. */
  countKey(site: number, survey: number, name: string): number {
    const known = this.findCountKey(site, survey, name);
    if (known !== undefined) return known;
    const key = this.#nextKey.get(site)!;
    this.#addKey.run(site, key, survey, name);
    this.#keys.set(`${site}|${survey}|${name}`, key);
    return key;
  }

  findCountKey(site: number, survey: number, name: string): number | undefined {
    const cacheKey = `${site}|${survey}|${name}`;
    const cached = this.#keys.get(cacheKey);
    if (cached !== undefined) return cached;
    const key = this.#findKey.get(site, survey, name);
    if (key !== undefined) this.#keys.set(cacheKey, key);
    return key;
  }

  /** The name of a key that stands in a row. */
  countKeyName(site: number, key: number): string {
    const cacheKey = `${site}|${key}`;
    const cached = this.#keyNames.get(cacheKey);
    if (cached !== undefined) return cached;
    const name = this.#findKeyName.get(site, key)!;
    this.#keyNames.set(cacheKey, name);
    return name;
  }

  /** The integer of a dimension, made if it is an attribute seen for the first time. */
  dimension(site: number, name: string): number {
    return fixedDimension(name) ?? firstAttribute + this.term(site, name);
  }

  findDimension(site: number, name: string): number | undefined {
    const fixed = fixedDimension(name);
    if (fixed !== undefined) return fixed;
    const term = this.findTerm(site, name);
    return term === undefined ? undefined : firstAttribute + term;
  }

  /** How many values of a dimension a survey counts, `(other)` among them. */
  valuesCounted(site: number, survey: number, name: string): number {
    const dimension = this.findDimension(site, name);
    return dimension === undefined ? 0 : this.#countedOf(site, survey, dimension).size + 1;
  }

  /**
   * The integer that a value is counted under: its own while the dimension has places left or it has one already,
   * else 0, which is `(other)`. The same value always gives the same integer, because places are never given back:
   * that is what lets a row be taken back out of the counts, and a recount come to the same numbers.
   */
  countedValue(site: number, survey: number, dimension: number, text: string): number {
    if (text === otherValue) return 0;
    const counted = this.#countedOf(site, survey, dimension);
    const known = this.findTerm(site, text);
    if (known !== undefined && counted.has(known)) return known;
    if (counted.size >= valuesPerDimension && text !== erasedValue) return 0;
    const term = known ?? this.term(site, text);
    this.#addCounted.run(site, survey, dimension, term);
    counted.add(term);
    return term;
  }

  /** Drops what is remembered, because the transaction that wrote it was rolled back. */
  forget(): void {
    this.#terms.clear();
    this.#texts.clear();
    this.#keys.clear();
    this.#keyNames.clear();
    this.#counted.clear();
  }

  #termsOf(site: number): Map<string, number> {
    let terms = this.#terms.get(site);
    if (!terms || terms.size >= cachedTerms) {
      terms = new Map();
      this.#terms.set(site, terms);
    }
    return terms;
  }

  #countedOf(site: number, survey: number, dimension: number): Set<number> {
    const cacheKey = `${site}|${survey}|${dimension}`;
    let counted = this.#counted.get(cacheKey);
    if (!counted) {
      counted = new Set(this.#listCounted.all(site, survey, dimension));
      this.#counted.set(cacheKey, counted);
    }
    return counted;
  }
}

function fixedDimension(name: string): number | undefined {
  const index = (fixedDimensions as readonly string[]).indexOf(name);
  return index < 0 ? undefined : index + 1;
}
