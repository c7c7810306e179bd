import type Database from 'better-sqlite3';
import { responseClasses } from '../../../shared/response-class.ts';
import { compositeScores } from '../composite-scores.ts';
import type { Composite, Position, ResponseFilter, ResponsePage } from '../contract/selection.ts';
import { type RawValue, RowDimensions } from '../row-dimensions.ts';
import { standingOf } from '../standing-bits.ts';
import { textMatch } from '../text-match.ts';
import type { Dictionary } from './dictionary.ts';
import { isNobody, newestFirst, type RawRow } from './newest-first.ts';
import type { ResponseReader } from './read-responses.ts';
import { idBytes, idText } from './response-id.ts';

/**
 * Rows that one page looks at: where few of them fit, the page ends here and the list goes on from there. Fewer where
 * the texts of each are read.
 */
const mostRows = 50_000;
const mostTexts = 10_000;

/** Where a row has the two columns that are always read. */
const [atPlace, idPlace] = [0, 1];

/** A page of responses, newest first. */
export function listRows(
  db: Database.Database,
  dictionary: Dictionary,
  reader: ResponseReader,
  filter: ResponseFilter,
): ResponsePage {
  const { found, next } = positionsOf(db, dictionary, filter);
  return { found: found.map(({ id }) => reader.found(filter.siteKey, idBytes(id))), next };
}

/** How many stand in the list before its rows that one page looks at are used up. */
export function countRows(
  db: Database.Database,
  dictionary: Dictionary,
  filter: Omit<ResponseFilter, 'limit'>,
): { count: number; next: Position | null } {
  const { found, next } = positionsOf(db, dictionary, { ...filter, limit: mostRows });
  return { count: found.length, next };
}

function positionsOf(
  db: Database.Database,
  dictionary: Dictionary,
  filter: ResponseFilter,
): { found: Position[]; next: Position | null } {
  const columns = ['received_at', 'id'];
  const fits = fitting(db, filter, columns, dictionary);
  const most = filter.words === undefined ? mostRows : mostTexts;
  const positionOf = (row: RawRow): Position => ({
    receivedAt: row[atPlace] as number,
    id: idText(row[idPlace] as Buffer),
  });
  const found: Position[] = [];
  let looked = 0;
  for (const row of newestFirst(db, dictionary, columns, filter)) {
    looked++;
    if (!isNobody(row) && fits(row)) {
      if (found.length === filter.limit) return { found, next: found.at(-1)! };
      found.push(positionOf(row));
    }
    if (looked === most) return { found, next: positionOf(row) };
  }
  return { found, next: null };
}

/** @param columns gets those that are looked at, too */
function fitting(
  db: Database.Database,
  { siteKey, filters, class: only, complaint, answered, scored, words }: ResponseFilter,
  columns: string[],
  dictionary: Dictionary,
): (row: RawRow) => boolean {
  const dimensions = new RowDimensions(siteKey, dictionary);
  const tests = filters.map((filter) => dimensions.test(filter));
  if (only !== undefined) {
    const wanted = responseClasses.indexOf(only);
    tests.push({ column: 'class', passes: (raw) => raw === wanted });
  }
  if (complaint) tests.push({ column: 'standing', passes: (raw) => standingOf(raw as number).complaint });
  if (answered !== undefined) {
    const keys = new Set(
      answered.map(({ surveyKey, countKey }) => dictionary.findCountKey(siteKey, surveyKey, countKey)),
    );
    const isAnswered = (cells: number[]) => cells.some((key, i) => i % 2 === 0 && keys.has(key));
    tests.push({ column: 'cells', passes: (raw) => isAnswered(JSON.parse(raw as string)) });
  }
  const placeOf = (column: string) => {
    const known = columns.indexOf(column);
    return known >= 0 ? known : columns.push(column) - 1;
  };
  const placed = tests.map(({ column, passes }) => ({ place: placeOf(column), passes }));
  const isScored = scored === undefined ? () => true : scoring(siteKey, scored, placeOf, dictionary);
  const isSaid = words === undefined ? () => true : saying(db, siteKey, words);
  return (row) =>
    placed.every(({ place, passes }) => passes(row[place] as RawValue)) &&
    isScored(row) &&
    isSaid(row[idPlace] as Buffer);
}

/** Whether a row has a composite score: the same function that the numbers are computed with says so. */
function scoring(
  site: number,
  composites: readonly Composite[],
  placeOf: (column: string) => number,
  dictionary: Dictionary,
): (row: RawRow) => boolean {
  const [survey, version, cells] = [placeOf('survey'), placeOf('version'), placeOf('cells')];
  const addScore = compositeScores(composites, (key, name) => dictionary.findCountKey(site, key, name));
  return (row) =>
    addScore(
      { n: 0, mean: 0, m2: 0 },
      row[survey] as number,
      row[version] as number,
      JSON.parse(row[cells] as string),
    ).n > 0;
}

/** Whether the texts of a response together hold each of the words. */
function saying(db: Database.Database, site: number, words: readonly string[]): (id: Buffer) => boolean {
  const texts = db
    .prepare<[number, Buffer], string>(
      `SELECT w.text FROM answers a JOIN words w ON w.words = a.words
         WHERE a.site = ? AND a.response = ? AND w.json = 0`,
    )
    .pluck();
  const matches = textMatch(words);
  return (id) => {
    const said = texts.all(site, id);
    return said.length > 0 && matches(said.join('\n'));
  };
}
