import type Database from 'better-sqlite3';
import { type ChunkQuestion, ChunkWalk, mostRows, type RowChunk } from '../row-chunks.ts';
import type { RawValue } from '../row-dimensions.ts';

/** Columns that hold text; all others hold integers. */
const texts: readonly string[] = ['cells', 'attributes', 'answered'];
/** Expressions that are read like columns. */
const expressions: Readonly<Record<string, string>> = {
  status: 'class + 8 * caution + 64 * duplicates',
  taken: 'IIF(complete, submitted_at - shown_at, NULL)',
};

/**
 * The rows of a range in some ten thousand at a time. To hand a value from SQLite to JavaScript costs several times
 * more than to read it, so a column comes as one text: integers as JSON, texts with line breaks between (JSON, which
 * they are, has none). What is fetched at once is a stretch of time, made longer or shorter as it turns out.
 */
export function* rowChunks(
  db: Database.Database,
  columns: readonly string[],
  { siteKey, surveyKeys, bounds, answered = '' }: ChunkQuestion,
): Generator<RowChunk> {
  const read = reading(db, columns, { ...expressions, answered });
  for (const survey of surveyKeys) {
    const walk = new ChunkWalk(bounds, [firstMoment(db, siteKey, survey), lastMoment(db, siteKey, survey)]);
    for (let stretch = walk.next(); stretch; stretch = walk.next()) {
      const { from, to, out } = stretch;
      const [rows, latest, ...values] = read(siteKey, survey, from, to);
      if (!walk.took(stretch, rows, latest) || rows === 0) continue;
      const unpacked = columns.map((name, i): [string, readonly RawValue[]] => [
        name,
        unpack(name, values[i]!),
      ]);
      yield { survey, out, rows, columns: new Map(unpacked) };
    }
  }
}

type Read = (
  site: number,
  survey: number,
  from: number,
  to: number,
) => [rows: number, latest: number, ...values: string[]];

/** What lies in a stretch of time, and when the latest of it came: the first `mostRows`, unless it is one moment. */
function reading(
  db: Database.Database,
  columns: readonly string[],
  meant: Readonly<Record<string, string>>,
): Read {
  const statement = db
    .prepare<[number, number, number, number, number], (string | number | null)[]>(
      `SELECT COUNT(*), MAX(received_at), ${columns.map(packed).join(', ')} FROM (
         SELECT received_at, ${columns.map((name) => `${meant[name] ?? name} AS ${name}`).join(', ')}
         FROM responses WHERE site = ? AND survey = ? AND received_at >= ? AND received_at < ?
         ORDER BY received_at LIMIT ?)`,
    )
    .raw();
  return (site, survey, from, to) =>
    statement.get(site, survey, from, to, to - from > 1 ? mostRows : -1) as ReturnType<Read>;
}

function packed(name: string): string {
  if (texts.includes(name)) return `GROUP_CONCAT(COALESCE(${name}, ''), char(10))`;
  return `JSON_GROUP_ARRAY(${name})`;
}

function unpack(name: string, value: string): readonly RawValue[] {
  return texts.includes(name) ? value.split('\n') : (JSON.parse(value) as RawValue[]);
}

function firstMoment(db: Database.Database, site: number, survey: number): number {
  return moment(db, 'MIN', site, survey) ?? 0;
}

function lastMoment(db: Database.Database, site: number, survey: number): number {
  return moment(db, 'MAX', site, survey) ?? -1;
}

function moment(db: Database.Database, which: 'MIN' | 'MAX', site: number, survey: number): number | null {
  return db
    .prepare<[number, number], number | null>(
      `SELECT ${which}(received_at) FROM responses WHERE site = ? AND survey = ?`,
    )
    .pluck()
    .get(site, survey)!;
}
