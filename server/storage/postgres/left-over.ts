import { fixedDimensions } from '../../../shared/dimension.ts';
import { type LeftOver, type LeftOverRow, leftOverOf } from '../left-over.ts';
import { type CountDelta, counters } from '../merge-counts.ts';
import { attributeOf, firstAttribute } from './site-strings.ts';
import type { Statements } from './statements.ts';

/** A row of the counts, and what its dimension is called. */
export type NamedRow = LeftOverRow & { name: string };

type Used = (db: Statements, site: number, terms: readonly number[]) => Promise<{ term: number }[]>;

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);

/**
 * Which of some terms of a site are left over. Looks at every response of the site, at each once.
 *
 * @param db that sees one moment
 */
export async function leftOver(
  db: Statements,
  site: number,
  terms: readonly number[],
): Promise<LeftOver<NamedRow>> {
  const candidates = new Set(terms);
  for (const used of [asValue, asAttribute, asName, asQuestion]) {
    if (candidates.size === 0) return { terms: [], rows: [] };
    for (const { term } of await used(db, site, [...candidates])) candidates.delete(term);
  }
  return leftOverOf(candidates, await countRows(db, site, [...candidates]), await minimumN(db, site));
}

/** Those that a response has in a dimension. */
const asValue: Used = (db, site, terms) =>
  db.all(
    `SELECT DISTINCT d.term FROM responses r
       CROSS JOIN LATERAL (VALUES ${fixedDimensions.map((name) => `(r.${name})`).join(', ')}) AS d (term)
       JOIN unnest($2::integer[]) AS c (term) ON c.term = d.term
     WHERE r.site = $1`,
    [site, terms],
  );

/** Those that a response has as an attribute, which stands in its row as the text that it is. */
const asAttribute: Used = (db, site, terms) =>
  db.all(
    `SELECT DISTINCT t.term FROM responses r
       CROSS JOIN LATERAL json_each_text(r.attributes::json) AS a
       JOIN terms t ON t.site = r.site AND t.text = a.value
     WHERE r.site = $1 AND r.attributes IS NOT NULL AND t.term = ANY($2::integer[])`,
    [site, terms],
  );

/** Those that are more than a value: the name of an attribute, or a tag. */
const asName: Used = (db, site, terms) =>
  db.all(
    `SELECT dimension - ${firstAttribute} AS term FROM counted_values WHERE site = $1 AND dimension > ${firstAttribute}
     UNION SELECT tag FROM response_tags WHERE site = $1 AND tag = ANY($2::integer[])`,
    [site, terms],
  );

const asQuestion: Used = async (db, site, terms) => {
  const versions = await db.all<{ questions: string }>(
    'SELECT questions FROM survey_versions WHERE site = $1',
    [site],
  );
  const ids = versions.flatMap(({ questions }) =>
    (JSON.parse(questions) as { id: string }[]).map(({ id }) => id),
  );
  const sql =
    'SELECT term FROM terms WHERE site = $1 AND term = ANY($2::integer[]) AND text = ANY($3::text[])';
  return db.all(sql, [site, terms, [...new Set(ids)]]);
};

type CountsRow = Omit<CountDelta, 'site' | 'by'> & {
  survey: number;
  attribute: string | null;
  [counter: string]: unknown;
};

async function countRows(db: Statements, site: number, terms: readonly number[]): Promise<NamedRow[]> {
  const rows = await db.all<CountsRow>(
    `SELECT k.survey, c.key, c.dimension, c.span, c.bucket, c.value, c.version, t.text AS attribute,
       ${columns.map((name) => `c.${name}`).join(', ')}
     FROM count_keys k JOIN counts c ON c.site = k.site AND c.key = k.key
       LEFT JOIN terms t ON t.site = c.site AND t.term = c.dimension - ${firstAttribute}
     WHERE k.site = $1 AND c.dimension > 0 AND c.value = ANY($2::integer[])`,
    [site, terms],
  );
  return rows.map((row) => {
    const { survey, key, dimension, span, bucket, value, version } = row;
    const name = attributeOf(dimension) === 0 ? fixedDimensions[dimension - 1]! : row.attribute!;
    const by = columns.map((column) => row[column] as number);
    return { survey, key, dimension, span, bucket, value, version, name, by };
  });
}

async function minimumN(db: Statements, site: number): Promise<number> {
  const sql = 'SELECT minimum_n AS "minimumN" FROM sites WHERE site = $1';
  return (await db.one<{ minimumN: number }>(sql, [site]))!.minimumN;
}
