import type { CounterAddition, CountRules } from '../contract/counting.ts';
import type { Countable, StoredResponse } from '../contract/stored-response.ts';

export interface SiteAsked {
  texts: Set<string>;
  keys: Map<string, { survey: number; name: string }>;
  values: Map<string, { survey: number; dimension: string; text: string }>;
}

/** Strings that some work needs the integers of, in the order in which it comes to them: places are taken in it. */
export class AskedStrings {
  readonly sites = new Map<number, SiteAsked>();

  text(site: number, text: string): void {
    this.of(site).texts.add(text);
  }

  key(site: number, survey: number, name: string): void {
    this.of(site).keys.set(`${survey}|${name}`, { survey, name });
  }

  value(site: number, survey: number, dimension: string, text: string): void {
    this.of(site).values.set(`${survey}|${dimension}|${text}`, { survey, dimension, text });
  }

  /** All that the counts of a response need. */
  counted(response: Countable, rules: Pick<CountRules, 'cellsOf'>): void {
    const { siteKey, surveyKey, dimensions, attributes } = response;
    for (const { countKey } of rules.cellsOf(response)) this.key(siteKey, surveyKey, countKey);
    this.#values(siteKey, surveyKey, dimensions, attributes);
  }

  /** All that the row of a response and those of its answers need. */
  stored({ siteKey, surveyKey, dimensions, cells, answers }: StoredResponse): void {
    for (const text of Object.values(dimensions)) this.text(siteKey, text);
    for (const { countKey } of cells) this.key(siteKey, surveyKey, countKey);
    for (const { question } of answers) this.text(siteKey, question);
  }

  /** All that counters without rows need. */
  added({ siteKey, surveyKey, cells, dimensions }: CounterAddition): void {
    for (const { countKey } of cells) this.key(siteKey, surveyKey, countKey);
    this.#values(siteKey, surveyKey, dimensions, {});
  }

  #values(
    site: number,
    survey: number,
    dimensions: Readonly<Record<string, string>>,
    attributes: Readonly<Record<string, unknown>>,
  ): void {
    for (const name in dimensions) this.value(site, survey, name, dimensions[name]!);
    for (const name in attributes) this.value(site, survey, name, String(attributes[name]));
  }

  /** What is asked of a site, nothing yet where it is new. */
  of(site: number): SiteAsked {
    let asked = this.sites.get(site);
    if (!asked) {
      asked = { texts: new Set(), keys: new Map(), values: new Map() };
      this.sites.set(site, asked);
    }
    return asked;
  }
}
