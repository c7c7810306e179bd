/** What a dimension is in the row of a response: which column says it, and what text the column's value means. */

import { fixedDimensions } from '../../shared/dimension.ts';
import type { Filter } from '../../shared/filter.ts';
import { isRatingType } from '../../shared/rating.ts';
import { filterMatch } from './filter-match.ts';

/** A value as it stands in a column. */
export type RawValue = number | string | null;

export interface RowDimension {
  column: string;
  /** Undefined: the response has no value in the dimension. */
  text(raw: RawValue): string | undefined;
}

/** The strings that integers in rows stand for. */
export interface RowStrings {
  textOf(site: number, term: number): string;
  countKeyName(site: number, key: number): string;
}

/** A filter as a test of one column's value. */
export interface RowTest {
  column: string;
  passes(raw: RawValue): boolean;
}

export class RowDimensions {
  readonly #site: number;
  readonly #strings: RowStrings;

  constructor(site: number, strings: RowStrings) {
    this.#site = site;
    this.#strings = strings;
  }

  dimension(name: string): RowDimension {
    if (name === 'version' || name === 'survey') return { column: name, text: String };
    if (name === 'rating') return { column: 'cells', text: (cells) => this.#firstRating(cells as string) };
    if ((fixedDimensions as readonly string[]).includes(name)) {
      return {
        column: name,
        text: (term) => (term === null ? undefined : this.#strings.textOf(this.#site, term as number)),
      };
    }
    return { column: 'attributes', text: (json) => attributeOf(json as string | null, name) };
  }

  test(filter: Filter): RowTest {
    const { column, text } = this.dimension(filter.dimension);
    const matches = filterMatch(filter);
    return { column, passes: remembering((raw) => matches(text(raw))) };
  }

  #firstRating(json: string): string | undefined {
    const cells: number[] = JSON.parse(json);
    for (let i = 0; i < cells.length; i += 2) {
      const type = this.#strings.countKeyName(this.#site, cells[i]!).split(':')[1];
      if (type !== undefined && isRatingType(type)) return String(cells[i + 1]);
    }
    return undefined;
  }
}

function attributeOf(json: string | null, name: string): string | undefined {
  if (!json) return undefined;
  const attributes: Record<string, unknown> = JSON.parse(json);
  return Object.hasOwn(attributes, name) ? String(attributes[name]) : undefined;
}

const remembered = 50_000;

/** The same function, computed once for each value: values repeat from row to row far more often than they differ. */
export function remembering<V extends RawValue, T>(compute: (value: V) => T): (value: V) => T {
  const known = new Map<V, T>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    if (known.size >= remembered) known.clear();
    const made = compute(value);
    known.set(value, made);
    return made;
  };
}
