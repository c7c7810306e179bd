/** What is read of each row when responses are counted one by one: only the columns that a question looks at. */
import type { Filter } from '../../../shared/aggregate.ts';
import { isRatingType } from '../../../shared/rating.ts';
import { fixedDimensions } from '../../../shared/survey.ts';
import { filterMatch } from '../filter-match.ts';
import type { Dictionary } from './dictionary.ts';

/** A row as the driver gives it: a value for each column. */
export type RawRow = readonly (number | string | Buffer | null)[];

/** How a dimension is read from a row: what stands there, and the text that it means. */
export interface DimensionColumn {
  /** The same for every row with the same value: what rows are told apart by. */
  raw(row: RawRow): number | string | null;
  text(raw: number | string | null): string | undefined;
}

const remembered = 20_000;

export class RowColumns {
  readonly #site: number;
  readonly #dictionary: Dictionary;
  readonly #names: string[] = [];
  readonly #cells = new Map<string, readonly number[]>();
  readonly #attributes = new Map<string, Record<string, unknown>>();
  readonly #ratingKeys = new Map<number, boolean>();

  constructor(site: number, dictionary: Dictionary) {
    this.#site = site;
    this.#dictionary = dictionary;
  }

  /** The place of a column in each row; the column is read from now on. */
  column(name: string): number {
    const known = this.#names.indexOf(name);
    return known >= 0 ? known : this.#names.push(name) - 1;
  }

  /** To be selected, in their order. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** Key and counter in turn. */
  cellsOf(text: string): readonly number[] {
    return recall(this.#cells, text, () => JSON.parse(text) as number[]);
  }

  dimension(name: string): DimensionColumn {
    if (name === 'rating') return this.#rating();
    if (name === 'version' || name === 'survey') return this.#number(name);
    return (fixedDimensions as readonly string[]).includes(name) ? this.#term(name) : this.#attribute(name);
  }

  /** Whether a row passes all filters. */
  match(filters: readonly Filter[]): (row: RawRow) => boolean {
    const tests = filters.map((filter) => {
      const { raw, text } = this.dimension(filter.dimension);
      const matches = filterMatch(filter);
      const known = new Map<number | string | null, boolean>();
      return (row: RawRow) => {
        const value = raw(row);
        return recall(known, value, () => matches(text(value)));
      };
    });
    return (row) => tests.every((test) => test(row));
  }

  #number(name: string): DimensionColumn {
    const place = this.column(name);
    return { raw: (row) => row[place] as number, text: String };
  }

  #term(name: string): DimensionColumn {
    const place = this.column(name);
    return {
      raw: (row) => row[place] as number | null,
      text: (term) => (term === null ? undefined : this.#dictionary.textOf(this.#site, term as number)),
    };
  }

  #attribute(name: string): DimensionColumn {
    const place = this.column('attributes');
    return {
      raw: (row) => {
        const json = row[place] as string | null;
        if (json === null) return null;
        const attributes = recall(this.#attributes, json, () => JSON.parse(json) as Record<string, unknown>);
        return Object.hasOwn(attributes, name) ? String(attributes[name]) : null;
      },
      text: (value) => (value === null ? undefined : (value as string)),
    };
  }

  /** The first rating that was given. */
  #rating(): DimensionColumn {
    const place = this.column('cells');
    return {
      raw: (row) => {
        const cells = this.cellsOf(row[place] as string);
        for (let i = 0; i < cells.length; i += 2) if (this.#isRating(cells[i]!)) return cells[i + 1]!;
        return null;
      },
      text: (value) => (value === null ? undefined : String(value)),
    };
  }

  #isRating(key: number): boolean {
    return recall(this.#ratingKeys, key, () => {
      const type = this.#dictionary.countKeyName(this.#site, key).split(':')[1];
      return type !== undefined && isRatingType(type);
    });
  }
}

/** Values repeat from row to row far more often than they differ. */
function recall<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= remembered) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}
