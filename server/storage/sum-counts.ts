/** What a response adds to the sums of a batch. The same for every engine, which interns strings its own way. */
import type { Buckets, CountCell, CounterAddition, CountRules } from './contract/counting.ts';
import type { Countable } from './contract/stored-response.ts';
import type { CountSums, InternedCell } from './merge-counts.ts';

/** Integers for strings, as they are counted under. */
export interface Interning {
  countKey(site: number, survey: number, name: string): number;
  dimension(site: number, name: string): number;
  /** 0 where the value shares `(other)`. */
  countedValue(site: number, survey: number, dimension: number, text: string): number;
}

/** What the counts of a response follow from: its keys interned, its cells, its buckets in the zone of its site. */
export interface Counting {
  dictionary: Interning;
  rules: CountRules;
  zones: { bucketsOf(site: number, at: number): Buckets };
}

/** Adds what a response counts to the sums (`sign` 1), or takes it out of them (-1). */
export function sumResponse(
  { dictionary, rules, zones }: Counting,
  sums: CountSums,
  response: Countable,
  sign: 1 | -1,
): void {
  const { siteKey, surveyKey, version, dimensions, attributes } = response;
  sums.add(
    siteKey,
    version,
    zones.bucketsOf(siteKey, response.receivedAt),
    internCells(dictionary, siteKey, surveyKey, rules.cellsOf(response)),
    internDimensions(dictionary, siteKey, surveyKey, dimensions, attributes),
    sign,
  );
}

/** Adds counters that have no rows behind them. */
export function sumAddition(
  { dictionary, zones }: Pick<Counting, 'dictionary' | 'zones'>,
  sums: CountSums,
  { siteKey, surveyKey, version, cells, dimensions, at }: CounterAddition,
): void {
  sums.add(
    siteKey,
    version,
    zones.bucketsOf(siteKey, at),
    internCells(dictionary, siteKey, surveyKey, cells),
    internDimensions(dictionary, siteKey, surveyKey, dimensions, {}),
    1,
  );
}

function internCells(
  dictionary: Interning,
  site: number,
  survey: number,
  cells: readonly CountCell[],
): InternedCell[] {
  return cells.map(({ countKey, counter, by }) => ({
    key: dictionary.countKey(site, survey, countKey),
    counter,
    by,
  }));
}

function internDimensions(
  dictionary: Interning,
  site: number,
  survey: number,
  dimensions: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string | number | boolean>>,
): number[] {
  const flat: number[] = [];
  for (const name in dimensions) {
    const dimension = dictionary.dimension(site, name);
    flat.push(dimension, dictionary.countedValue(site, survey, dimension, dimensions[name]!));
  }
  for (const name in attributes) {
    const dimension = dictionary.dimension(site, name);
    flat.push(dimension, dictionary.countedValue(site, survey, dimension, String(attributes[name]!)));
  }
  return flat;
}
