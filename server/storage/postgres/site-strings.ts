import { fixedDimensions } from '../../../shared/site.ts';
import { erasedValue, otherValue, valuesPerDimension } from '../contract/counts.ts';

/** Attributes are dimensions numbered from here by the term that is their name. */
const firstAttribute = 64;

/** Which values of a dimension a survey counts by themselves, by their text. All of them, once it was read. */
export type Places = Map<string, number>;

/** What is known of the strings of one site. It only grows, as they do: what is in it holds in every process. */
export class SiteStrings {
  readonly terms = new Map<string, number>();
  readonly texts = new Map<number, string>();
  readonly keys = new Map<string, number>();
  readonly keyNames = new Map<number, string>();
  readonly places = new Map<string, Places>();

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

/** Whether a value that has no place gets none any more. */
export function isFolded(places: Places, text: string): boolean {
  return places.size >= valuesPerDimension && text !== erasedValue;
}

function keyOf(survey: number, name: string): string {
  return `${survey}|${name}`;
}
