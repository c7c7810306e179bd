import type Database from 'better-sqlite3';
import { fixedDimensions } from '../../../shared/dimension.ts';
import { type LeftOver, leftOverOf } from '../left-over.ts';
import { counters } from '../merge-counts.ts';
import { firstAttribute } from './dictionary.ts';

const columns = Array.from({ length: counters }, (_, i) => `c.c${i}`).join(', ');

/** Which of some terms of a site are left over. Looks at every response of the site, at each once. */
export function leftOver(db: Database.Database, site: number, terms: readonly number[]): LeftOver {
  return db.transaction(() => {
    const candidates = new Set(terms);
    dropUsed(db, site, candidates);
    dropNamed(db, site, candidates);
    if (candidates.size === 0) return { terms: [], rows: [] };
    return leftOverOf(candidates, countRows(db, site, candidates), minimumN(db, site));
  })();
}

/** Those that a response has, as the value of a dimension or of an attribute. */
function dropUsed(db: Database.Database, site: number, candidates: Set<number>): void {
  const list = JSON.stringify([...candidates]);
  const having = fixedDimensions.map((name) => `${name} IN (SELECT value FROM json_each(@list))`);
  const rows = db
    .prepare<[object], (number | null)[]>(
      `SELECT ${fixedDimensions.join(', ')} FROM responses WHERE site = @site AND (${having.join(' OR ')})`,
    )
    .raw()
    .iterate({ list, site });
  for (const row of rows) {
    for (const term of row) if (term !== null) candidates.delete(term);
    if (candidates.size === 0) return;
  }
  const byText = textsOf(db, site, candidates);
  const attributes = db
    .prepare<[number], string>('SELECT attributes FROM responses WHERE site = ? AND attributes IS NOT NULL')
    .pluck()
    .iterate(site);
  for (const json of attributes) {
    for (const value of Object.values(JSON.parse(json) as Record<string, unknown>)) {
      const term = byText.get(String(value));
      if (term !== undefined) candidates.delete(term);
    }
    if (candidates.size === 0) return;
  }
}

/** Those that are more than a value: the name of an attribute, a tag, or a question. */
function dropNamed(db: Database.Database, site: number, candidates: Set<number>): void {
  const list = JSON.stringify([...candidates]);
  const used = db
    .prepare<[object], number>(
      `SELECT dimension - ${firstAttribute} FROM counted_values WHERE site = @site AND dimension > ${firstAttribute}
       UNION SELECT tag FROM response_tags WHERE site = @site AND tag IN (SELECT value FROM json_each(@list))
       UNION SELECT t.term FROM survey_versions v, json_each(v.questions) q
         JOIN terms t ON t.site = v.site AND t.text = json_extract(q.value, '$.id') WHERE v.site = @site`,
    )
    .pluck()
    .all({ list, site });
  for (const term of used) candidates.delete(term);
}

function textsOf(db: Database.Database, site: number, terms: Iterable<number>): Map<string, number> {
  const text = db.prepare<[number, number], string>('SELECT text FROM terms WHERE site = ? AND term = ?');
  return new Map([...terms].map((term) => [text.pluck().get(site, term)!, term]));
}

function countRows(db: Database.Database, site: number, terms: ReadonlySet<number>): LeftOver['rows'] {
  const rows = db
    .prepare<[number, string], number[]>(
      `SELECT k.survey, c.key, c.dimension, c.span, c.bucket, c.value, c.version, ${columns}
       FROM count_keys k JOIN counts c ON c.site = k.site AND c.key = k.key
       WHERE k.site = ? AND c.dimension > 0 AND c.value IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .all(site, JSON.stringify([...terms]));
  return rows.map(([survey, key, dimension, span, bucket, value, version, ...by]) => ({
    ...{ survey: survey!, key: key!, dimension: dimension!, span: span as LeftOver['rows'][number]['span'] },
    ...{ bucket: bucket!, value: value!, version: version!, by },
  }));
}

function minimumN(db: Database.Database, site: number): number {
  return db.prepare<[number], number>('SELECT minimum_n FROM sites WHERE site = ?').pluck().get(site)!;
}
