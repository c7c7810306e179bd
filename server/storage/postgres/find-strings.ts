import type { SiteStrings } from './site-strings.ts';
import type { Statements } from './statements.ts';

interface TermRow {
  term: number;
  text: string;
}

export interface KeyRow {
  key: number;
  survey: number;
  name: string;
}

/** Reads those of the strings that are not known, as far as they have integers. */
export async function findTerms(
  db: Statements,
  site: number,
  texts: Iterable<string>,
  known: SiteStrings,
): Promise<void> {
  const unknown = missing(texts, known.terms);
  if (unknown.length === 0) return;
  const sql = 'SELECT term, text FROM terms WHERE site = $1 AND text = ANY($2::text[])';
  for (const { term, text } of await db.all<TermRow>(sql, [site, unknown])) known.addTerm(term, text);
}

export async function findKeys(
  db: Statements,
  site: number,
  keys: Iterable<{ survey: number; name: string }>,
  known: SiteStrings,
): Promise<void> {
  const unknown = [...keys].filter(({ survey, name }) => known.findKey(survey, name) === undefined);
  if (unknown.length === 0) return;
  const names = [...new Set(unknown.map(({ name }) => name))];
  const sql = 'SELECT key, survey, name FROM count_keys WHERE site = $1 AND name = ANY($2::text[])';
  for (const { key, survey, name } of await db.all<KeyRow>(sql, [site, names]))
    known.addKey(key, survey, name);
}

/** Each once. */
export function missing<T>(wanted: Iterable<T>, known: ReadonlyMap<T, unknown>): T[] {
  return [...new Set(wanted)].filter((one) => !known.has(one));
}
