import { fixedDimensions } from '../../../shared/dimension.ts';
import { erasedValue, otherValue, valuesPerDimension } from '../contract/counts.ts';

/** Attributes are dimensions numbered from here by the term that is their name. */
export const firstAttribute = 64;

/** Which values of a dimension a survey counts by themselves, by their text. All of them, once it was read. */
export type Places = Map<string, number>;

/**
 * What is known of the strings of one site. Which text a number stands for, and what is counted, holds in every process
 * and for good. Which number a text has, and the places, hold until something of the site is forgotten.
 */
export class SiteStrings {
  readonly terms: Map<string, number>;
  readonly texts: Map<number, string>;
  readonly keys: Map<string, number>;
  readonly keyNames: Map<number, string>;
  readonly places = new Map<string, Places>();
  /** How often something had been forgotten when `terms` and `places` were read; null: nothing is in them. */
  forgettings: number | null = null;

  /**
   * @param lasting whose knowledge for good this one shares
   * @param terms which it begins with
   */
  constructor(lasting?: SiteStrings, terms?: ReadonlyMap<string, number>) {
    this.terms = new Map(terms);
    this.texts = lasting?.texts ?? new Map();
    this.keys = lasting?.keys ?? new Map();
    this.keyNames = lasting?.keyNames ?? new Map();
  }

  addTerm(term: number, text: string): void {
    this.terms.set(text, term);
    this.texts.set(term, text);
  }

  addKey(key: number, survey: number, name: string): void {
    this.keys.set(keyOf(survey, name), key);
    this.keyNames.set(key, name);
  }

  findKey(survey: number, name: string): number | undefined {
    return this.keys.get(keyOf(survey, name));
  }

  findDimension(name: string): number | undefined {
    const index = (fixedDimensions as readonly string[]).indexOf(name);
    if (index >= 0) return index + 1;
    const term = this.terms.get(name);
    return term === undefined ? undefined : firstAttribute + term;
  }

  placesOf(survey: number, dimension: number): Places | undefined {
    return this.places.get(keyOf(survey, String(dimension)));
  }

  setPlaces(survey: number, dimension: number, places: Places): void {
    this.places.set(keyOf(survey, String(dimension)), places);
  }

  /** The integer that a value is counted under; undefined where it is not known yet, or none. */
  findCounted(survey: number, dimension: number, text: string): number | undefined {
    if (text === otherValue) return 0;
    const places = this.placesOf(survey, dimension);
    return places?.get(text) ?? (places && isFolded(places, text) ? 0 : undefined);
  }
}

/** The term that is the name of an attribute; 0: it is a dimension that every site has. */
export function attributeOf(dimension: number): number {
  return Math.max(dimension - firstAttribute, 0);
}

/** Whether a dimension is one that every site has, in place of an attribute. */
export function isFixed(name: string): boolean {
  return (fixedDimensions as readonly string[]).includes(name);
}

/** Whether a value that has no place gets none any more. */
export function isFolded(places: Places, text: string): boolean {
  return places.size >= valuesPerDimension && text !== erasedValue;
}

function keyOf(survey: number, name: string): string {
  return `${survey}|${name}`;
}
