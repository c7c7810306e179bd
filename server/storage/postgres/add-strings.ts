import type { SiteAsked } from './asked-strings.ts';
import type { Transaction } from './committer.ts';
import { findKeys, findTerms, missing } from './find-strings.ts';
import { insertRows } from './insert-rows.ts';
import { lock } from './locks.ts';
import { isFixed, isFolded, SiteStrings } from './site-strings.ts';

/**
 * Makes integers for those strings of a site that have none. One process at a time does so: numbers follow each other, and
 * no place is given twice. What is made is known once it is on disk.
 */
export async function addStrings(
  tx: Transaction,
  site: number,
  asked: SiteAsked,
  known: SiteStrings,
): Promise<void> {
  await lock(tx, 'strings', site);
  const values = [...asked.values.values()];
  const attributes = values.map(({ dimension }) => dimension).filter((name) => !isFixed(name));
  const added = new SiteStrings();
  await findTerms(tx, site, [...asked.texts, ...attributes], known);
  await findKeys(tx, site, asked.keys.values(), known);
  await addKeys(tx, site, asked, known, added);
  await addTerms(tx, site, [...asked.texts, ...attributes], known, added);
  await addPlaces(tx, site, values, known, added);
  tx.committed.push(() => {
    for (const [text, term] of added.terms) known.addTerm(term, text);
    for (const [name, key] of added.keys) {
      const [survey, ...rest] = name.split('|') as [string, ...string[]];
      known.addKey(key, Number(survey), rest.join('|'));
    }
    for (const [name, places] of added.places) known.places.set(name, places);
  });
}

async function addTerms(
  tx: Transaction,
  site: number,
  texts: readonly string[],
  known: SiteStrings,
  added: SiteStrings,
): Promise<void> {
  const unknown = missing(texts, known.terms).filter((text) => !added.terms.has(text));
  if (unknown.length === 0) return;
  const { last } = (await tx.one<{ last: number }>(
    'SELECT COALESCE(MAX(term), 0) AS last FROM terms WHERE site = $1',
    [site],
  ))!;
  const rows = unknown.map((text, i) => [site, last + 1 + i, text] as const);
  await insertRows(tx, { into: 'INSERT INTO terms (site, term, text)', columns: 3 }, rows);
  for (const [, term, text] of rows) added.addTerm(term, text);
}

async function addKeys(
  tx: Transaction,
  site: number,
  { keys }: SiteAsked,
  known: SiteStrings,
  added: SiteStrings,
): Promise<void> {
  const unknown = [...keys.values()].filter(({ survey, name }) => known.findKey(survey, name) === undefined);
  if (unknown.length === 0) return;
  const { last } = (await tx.one<{ last: number }>(
    'SELECT COALESCE(MAX(key), 0) AS last FROM count_keys WHERE site = $1',
    [site],
  ))!;
  const rows = unknown.map(({ survey, name }, i) => [site, last + 1 + i, survey, name] as const);
  await insertRows(tx, { into: 'INSERT INTO count_keys (site, key, survey, name)', columns: 4 }, rows);
  for (const [, key, survey, name] of rows) added.addKey(key, survey, name);
}

/**
 * A value has its own place while the dimension has some left, else it shares `(other)`. The same value always comes to
 * the same, because places are never given back: that is what lets a row be taken back out of the counts.
 */
async function addPlaces(
  tx: Transaction,
  site: number,
  values: readonly { survey: number; dimension: string; text: string }[],
  known: SiteStrings,
  added: SiteStrings,
): Promise<void> {
  const dimensionOf = (name: string) => (known.findDimension(name) ?? added.findDimension(name))!;
  const wanted = values
    .map(({ survey, dimension, text }) => ({ survey, dimension: dimensionOf(dimension), text }))
    .filter(({ survey, dimension, text }) => known.findCounted(survey, dimension, text) === undefined);
  if (wanted.length === 0) return;
  await readPlaces(tx, site, wanted, added);
  const taken = wanted.filter(({ survey, dimension, text }) => {
    const places = added.placesOf(survey, dimension)!;
    if (places.has(text) || isFolded(places, text)) return false;
    // Which integer it gets is known once all of them are terms.
    places.set(text, 0);
    return true;
  });
  const texts = taken.map(({ text }) => text).filter((text) => !added.terms.has(text));
  await findTerms(tx, site, texts, known);
  await addTerms(tx, site, texts, known, added);
  const rows = taken.map(({ survey, dimension, text }) => {
    const value = (known.terms.get(text) ?? added.terms.get(text))!;
    added.placesOf(survey, dimension)!.set(text, value);
    return [site, survey, dimension, value];
  });
  const into = 'INSERT INTO counted_values (site, survey, dimension, value)';
  await insertRows(tx, { into, columns: 4 }, rows);
}

/** All places of the dimensions that are wanted, as they are now. */
async function readPlaces(
  tx: Transaction,
  site: number,
  wanted: readonly { survey: number; dimension: number }[],
  added: SiteStrings,
): Promise<void> {
  const surveys = [...new Set(wanted.map(({ survey }) => survey))];
  const dimensions = [...new Set(wanted.map(({ dimension }) => dimension))];
  for (const survey of surveys) {
    for (const dimension of dimensions) added.setPlaces(survey, dimension, new Map());
  }
  const rows = await tx.all<{ survey: number; dimension: number; value: number; text: string | null }>(
    `SELECT c.survey, c.dimension, c.value, t.text FROM counted_values c
       JOIN terms t ON t.site = c.site AND t.term = c.value
     WHERE c.site = $1 AND c.survey = ANY($2::integer[]) AND c.dimension = ANY($3::integer[])`,
    [site, surveys, dimensions],
  );
  // What was forgotten keeps its place, under what no text is: NUL is in none that comes in.
  for (const { survey, dimension, value, text } of rows)
    added.placesOf(survey, dimension)!.set(text ?? `\0${value}`, value);
}
