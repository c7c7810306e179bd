import { type ChunkQuestion, ChunkWalk, mostRows, type RowChunk } from '../row-chunks.ts';
import type { RawValue } from '../row-dimensions.ts';
import type { Statements } from './statements.ts';

/** Columns that hold text; all others hold integers. */
const texts: readonly string[] = ['cells', 'attributes', 'answered'];
/** Expressions that are read like columns. */
const expressions: Readonly<Record<string, string>> = {
  status: 'class + 8 * caution + 64 * duplicates',
  taken: 'CASE WHEN complete THEN submitted_at - shown_at END',
  complete: 'complete::integer',
};

/**
 * The rows of a range in some ten thousand at a time. A row of values costs the driver several times more than the
 * values do, so a column comes as one: integers as JSON, texts with line breaks between (JSON, which they are, has none).
 *
 * @param db that sees one moment
 */
export async function* rowChunks(
  db: Statements,
  columns: readonly string[],
  { siteKey, surveyKeys, bounds, answered = '' }: ChunkQuestion,
): AsyncGenerator<RowChunk> {
  const sql = sqlOf(columns, { ...expressions, answered });
  for (const survey of surveyKeys) {
    const walk = new ChunkWalk(bounds, await moments(db, siteKey, survey));
    for (let stretch = walk.next(); stretch; stretch = walk.next()) {
      const { from, to, out } = stretch;
      // Of one moment all is read, however much.
      const limit = to - from > 1 ? mostRows : null;
      const row = (await db.one<Packed>(sql, [siteKey, survey, from, to, limit]))!;
      if (!walk.took(stretch, row.rows, row.latest ?? from) || row.rows === 0) continue;
      const unpacked = columns.map((name, i): [string, readonly RawValue[]] => [name, unpack(row[`c${i}`]!)]);
      yield { survey, out, rows: row.rows, columns: new Map(unpacked) };
    }
  }
}

/** Integers come as the list that their JSON says. */
interface Packed {
  rows: number;
  latest: number | null;
  [column: `c${number}`]: string | number[];
}

function sqlOf(columns: readonly string[], meant: Readonly<Record<string, string>>): string {
  return `SELECT COUNT(*) AS rows, MAX(received_at) AS latest${columns.map(packed).join('')} FROM (
      SELECT received_at${columns.map((name, i) => `, ${meant[name] ?? name} AS v${i}`).join('')}
      FROM responses WHERE site = $1 AND survey = $2 AND received_at >= $3 AND received_at < $4
      ORDER BY received_at, id LIMIT $5) AS stretch`;
}

function packed(name: string, i: number): string {
  return texts.includes(name)
    ? `, string_agg(COALESCE(v${i}, ''), chr(10)) AS c${i}`
    : `, json_agg(v${i}) AS c${i}`;
}

function unpack(value: string | readonly number[]): readonly RawValue[] {
  return typeof value === 'string' ? value.split('\n') : value;
}

async function moments(db: Statements, site: number, survey: number): Promise<[first: number, last: number]> {
  const row = await db.one<{ first: number | null; last: number | null }>(
    'SELECT MIN(received_at) AS first, MAX(received_at) AS last FROM responses WHERE site = $1 AND survey = $2',
    [site, survey],
  );
  return [row!.first ?? 0, row!.last ?? -1];
}
