import type { RowStrings } from '../row-dimensions.ts';
import type { Interning } from '../sum-counts.ts';
import type { SiteStrings } from './site-strings.ts';

/** Strings and their integers, as far as they were asked for; what was not is an error. */
export class Interned implements Interning, RowStrings {
  readonly #sites: ReadonlyMap<number, SiteStrings>;

  constructor(sites: ReadonlyMap<number, SiteStrings>) {
    this.#sites = sites;
  }

  of(site: number): SiteStrings | undefined {
    return this.#sites.get(site);
  }

  findTerm(site: number, text: string): number | undefined {
    return this.#sites.get(site)?.terms.get(text);
  }

  findCountKey(site: number, survey: number, name: string): number | undefined {
    return this.#sites.get(site)?.findKey(survey, name);
  }

  findDimension(site: number, name: string): number | undefined {
    return this.#sites.get(site)?.findDimension(name);
  }

  term(site: number, text: string): number {
    return asked(this.findTerm(site, text), text);
  }

  countKey(site: number, survey: number, name: string): number {
    return asked(this.findCountKey(site, survey, name), name);
  }

  dimension(site: number, name: string): number {
    return asked(this.findDimension(site, name), name);
  }

  countedValue(site: number, survey: number, dimension: number, text: string): number {
    return asked(this.#sites.get(site)?.findCounted(survey, dimension, text), text);
  }

  textOf(site: number, term: number): string {
    return asked(this.#sites.get(site)?.texts.get(term), term);
  }

  countKeyName(site: number, key: number): string {
    return asked(this.#sites.get(site)?.keyNames.get(key), key);
  }
}

function asked<T>(found: T | undefined, what: string | number): T {
  if (found === undefined) throw new Error(`nobody asked for ${what}`);
  return found;
}
