import type Database from 'better-sqlite3';
import { responseClasses } from '../../../shared/response.ts';
import { compositeScores } from '../composite-scores.ts';
import type { Composite, Position, ResponseFilter, ResponsePage } from '../contract/selection.ts';
import type { Dictionary } from './dictionary.ts';
import type { ResponseReader } from './read-responses.ts';
import { idBytes, idText } from './response-id.ts';
import { type RawValue, RowDimensions } from './row-dimensions.ts';
import { standingOf } from './standing-bits.ts';

/** A row as the driver gives it: a value for each column that is looked at. */
type RawRow = readonly (RawValue | Buffer)[];

/** Rows that one page looks at: where few of them fit, the page ends here and the list goes on from there. */
const mostRows = 50_000;

/** A page of responses, newest first: those of each survey are merged, since the site as a whole has no index. */
export function listRows(
  db: Database.Database,
  dictionary: Dictionary,
  reader: ResponseReader,
  filter: ResponseFilter,
): ResponsePage {
  const { siteKey: site, limit } = filter;
  const columns = ['received_at', 'id'];
  const places = { at: 0, id: 1 };
  const fits = fitting(filter, columns, dictionary);
  const positionOf = (row: RawRow): Position => ({
    receivedAt: row[places.at] as number,
    id: idText(row[places.id] as Buffer),
  });
  const found: Position[] = [];
  let looked = 0;
  for (const row of newestFirst(db, columns, places, filter)) {
    looked++;
    if (fits(row)) {
      if (found.length === limit) return pageOf(found, found.at(-1)!);
      found.push(positionOf(row));
    }
    if (looked === mostRows) return pageOf(found, positionOf(row));
  }
  return pageOf(found, null);

  function pageOf(positions: readonly Position[], next: Position | null): ResponsePage {
    return { found: positions.map(({ id }) => reader.found(site, idBytes(id))), next };
  }
}

/** @param columns gets those that are looked at, too */
function fitting(
  { siteKey, filters, class: only, complaint, answered, scored }: ResponseFilter,
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
  return (row) => placed.every(({ place, passes }) => passes(row[place] as RawValue)) && isScored(row);
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

function* newestFirst(
  db: Database.Database,
  columns: readonly string[],
  places: { at: number; id: number },
  { siteKey, surveyKeys, from, to, before, commented }: ResponseFilter,
): Generator<RawRow> {
  const index = commented ? 'INDEXED BY comments_by_time' : '';
  const last = before ?? { receivedAt: to, id: '00000000-0000-0000-0000-000000000000' };
  const parameters = [from, to, last.receivedAt, idBytes(last.id)];
  const runs = surveyKeys.map((survey) =>
    db
      .prepare<unknown[], RawRow>(
        `SELECT ${columns.join(', ')} FROM responses ${index} WHERE site = ? AND survey = ?
           ${commented ? 'AND commented = 1' : ''} AND received_at >= ? AND received_at < ?
           AND (received_at, id) < (?, ?) ORDER BY received_at DESC, id DESC`,
      )
      .raw()
      .iterate(siteKey, survey, ...parameters),
  );
  try {
    const heads = runs.map((run) => run.next());
    for (;;) {
      let newest = -1;
      for (const [i, head] of heads.entries()) {
        if (!head.done && (newest < 0 || isNewer(head.value, heads[newest]!.value))) newest = i;
      }
      if (newest < 0) return;
      yield heads[newest]!.value;
      heads[newest] = runs[newest]!.next();
    }
  } finally {
    for (const run of runs) run.return?.();
  }

  function isNewer(a: RawRow, b: RawRow): boolean {
    const apart = (a[places.at] as number) - (b[places.at] as number);
    return apart > 0 || (apart === 0 && Buffer.compare(a[places.id] as Buffer, b[places.id] as Buffer) > 0);
  }
}
