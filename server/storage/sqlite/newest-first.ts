import type Database from 'better-sqlite3';
import type { ResponseFilter } from '../contract/selection.ts';
import type { RawValue } from '../row-dimensions.ts';
import { textQuery } from '../text-query.ts';
import { firstId, type ListStretch } from '../text-walk.ts';
import type { Dictionary } from './dictionary.ts';
import { idBytes } from './response-id.ts';
import { textStretches } from './text-stretches.ts';

/** A row as the driver gives it: a value for each column that is looked at. */
export type RawRow = readonly (RawValue | Buffer)[];

/** Where the rows of one survey are read from: the index that has the fewest of them, in the order of time. */
interface Source {
  from: string;
  /** The name of the table in it whose index is read. */
  table: 'r' | 't';
  /** Beside survey and time, with the values of its parameters. */
  conditions: readonly string[];
  values: readonly unknown[];
  /** Its column of the response's id. */
  id: string;
}

/**
 * The chosen rows, newest first, merged from those of each survey, since the site as a whole has no index. Filters by
 * dimension, class and words are the caller's; where words cannot be, no row is read, and one of nobody (`isNobody`) tells
 * now and then how far that is.
 *
 * @param columns `received_at` and `id` first
 */
export function* newestFirst(
  db: Database.Database,
  dictionary: Dictionary,
  columns: readonly string[],
  filter: ResponseFilter,
): Generator<RawRow> {
  const source = sourceOf(db, dictionary, filter);
  if (source === null) return;
  const runs = filter.surveyKeys.map((survey) => runOf(db, columns, source, survey, filter));
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
}

/** Whether a row stands for those that were passed over, down to its position. */
export function isNobody(row: RawRow): boolean {
  return nobody.equals(row[1] as Buffer);
}

const nobody = idBytes(firstId);

/** Null: nothing can fit. */
function sourceOf(
  db: Database.Database,
  dictionary: Dictionary,
  { siteKey: site, commented, tag, visitorOf, visitor: named }: ResponseFilter,
): Source | null {
  const conditions = commented ? ['r.commented = 1'] : [];
  const values: unknown[] = [];
  // Between threads a buffer becomes a plain array, which the driver does not take.
  const visitors = [named && Buffer.from(named), visitorOf && visitorGiving(db, site, visitorOf)].filter(
    (one) => one !== undefined,
  );
  if (visitors.includes(null)) return null;
  for (const visitor of visitors) {
    conditions.push('r.visitor = ?');
    values.push(visitor);
  }
  if (tag !== undefined) {
    const term = dictionary.findTerm(site, tag);
    if (term === undefined) return null;
    return {
      from: `response_tags t INDEXED BY tags_by_time CROSS JOIN responses r
               ON r.site = t.site AND r.survey = t.survey AND r.received_at = t.received_at AND r.id = t.response`,
      conditions: [...conditions, 't.tag = ?'],
      values: [...values, term],
      table: 't',
      id: 'response',
    };
  }
  const index = visitors.length === 0 ? 'comments_by_time' : 'responses_by_visitor';
  const indexed = commented || visitors.length > 0 ? `INDEXED BY ${index}` : '';
  return { from: `responses r ${indexed}`, table: 'r', conditions, values, id: 'id' };
}

function visitorGiving(db: Database.Database, site: number, id: string): Buffer | null {
  return (
    db
      .prepare<[number, Buffer], Buffer | null>('SELECT visitor FROM responses WHERE site = ? AND id = ?')
      .pluck()
      .get(site, idBytes(id)) ?? null
  );
}

function* runOf(
  db: Database.Database,
  columns: readonly string[],
  source: Source,
  survey: number,
  filter: ResponseFilter,
): IterableIterator<RawRow> {
  const { siteKey, from, to, before, words } = filter;
  const end = { receivedAt: to, id: firstId };
  // One bound alone: with a second one SQLite begins at the later of them, and reads down to the page that is asked for.
  const all = { from, before: before && before.receivedAt < to ? before : end };
  const read = reading(db, columns, source, siteKey, survey);
  const grams = textQuery(words);
  if (grams === null) return yield* read(all);
  for (const stretch of textStretches(db, grams, survey, filter, all)) {
    if ('passed' in stretch) yield [stretch.passed.receivedAt, idBytes(stretch.passed.id)];
    else yield* read(stretch);
  }
}

function reading(
  db: Database.Database,
  columns: readonly string[],
  { from: rows, table, conditions, values, id: idColumn }: Source,
  site: number,
  survey: number,
): (stretch: ListStretch) => IterableIterator<RawRow> {
  const [at, id] = [`${table}.received_at`, `${table}.${idColumn}`];
  const statement = db
    .prepare<unknown[], RawRow>(
      `SELECT ${columns.map((column) => `r.${column}`).join(', ')} FROM ${rows}
         WHERE ${table}.site = ? AND ${table}.survey = ? ${conditions.map((one) => `AND ${one}`).join(' ')}
         AND ${at} >= ? AND (${at}, ${id}) < (?, ?) ORDER BY ${at} DESC, ${id} DESC`,
    )
    .raw();
  return ({ from, before }) =>
    statement.iterate(site, survey, ...values, from, before.receivedAt, idBytes(before.id));
}

function isNewer(a: RawRow, b: RawRow): boolean {
  const apart = (a[0] as number) - (b[0] as number);
  return apart > 0 || (apart === 0 && Buffer.compare(a[1] as Buffer, b[1] as Buffer) > 0);
}
