import type { CountRules } from '../contract/counting.ts';
import { erasedValue } from '../contract/counts.ts';
import { byPrimaryKey, type CountDelta, counters } from '../merge-counts.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Committer, Transaction } from './committer.ts';
import type { Dictionary } from './dictionary.ts';
import { sitesDue, valuesDue } from './erased-values.ts';
import { grouped } from './grouped.ts';
import { leftOver, type NamedRow } from './left-over.ts';
import { lock } from './locks.ts';
import { zonesNow } from './site-zones.ts';
import { addCounts } from './write-counts.ts';

export interface ForgettingParts {
  committer: Committer;
  dictionary: Dictionary;
  rules: CountRules;
}

/** Values that go in one transaction: as long as it takes, nobody counts for the site. */
const pieces = 200;

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);

/**
 * Forgets the texts of values that only erased responses had; tells how many. Which those are is found out in a snapshot,
 * so that answers go on coming in: what they need meanwhile may have come again, and waits for the next time.
 */
export function forgettingValues(parts: ForgettingParts): () => Promise<number> {
  const { committer } = parts;
  return async () => {
    let forgotten = 0;
    for (const site of await committer.read(sitesDue)) {
      const due = await committer.commit((tx) => valuesDue(tx, site), [], 'long');
      const { terms, rows } = await committer.snapshot((db) => leftOver(db, site, [...due.keys()]));
      const byTerm = grouped(rows, ({ value }) => value);
      const left = new Map(terms.map((term) => [term, byTerm.get(term) ?? []]));
      for (const piece of inPieces([...due]))
        forgotten += await committer.commit(
          (tx) => forget(tx, site, new Map(piece), left, parts),
          [],
          'long',
        );
    }
    return forgotten;
  };
}

/**
 * @param due the terms that were looked for, each with how often it had been needed before
 * @param left those that nothing has any more but these rows of the counts
 */
async function forget(
  tx: Transaction,
  site: number,
  due: ReadonlyMap<number, number>,
  left: ReadonlyMap<number, readonly NamedRow[]>,
  { dictionary, rules }: ForgettingParts,
): Promise<number> {
  await lock(tx, 'site', site);
  const zones = await zonesNow(tx, [site], rules);
  if (zones.isRecounting(site)) return 0;
  const same = await notNeededSince(tx, site, due);
  const gone = [...same].filter((term) => left.has(term));
  await tx.run('DELETE FROM erased_values WHERE site = $1 AND term = ANY($2::integer[])', [site, [...same]]);
  if (gone.length === 0) return 0;
  const rows = gone.flatMap((term) => left.get(term)!);
  const asked = new AskedStrings();
  asked.of(site);
  for (const { survey, name } of rows) asked.value(site, survey, name, erasedValue);
  const strings = await dictionary.intern(asked, zones);
  const surveys = new Map(rows.map(({ key, survey }) => [key, survey]));
  const moved = (await takeOut(tx, site, rows)).map(({ dimension, ...row }) => {
    const value = strings.countedValue(site, surveys.get(row.key)!, dimension, erasedValue);
    return { ...row, dimension, value };
  });
  await addCounts(tx, moved.sort(byPrimaryKey));
  await tx.run('UPDATE terms SET text = NULL WHERE site = $1 AND term = ANY($2::integer[])', [site, gone]);
  await tx.run('UPDATE sites SET forgettings = forgettings + 1 WHERE site = $1', [site]);
  return gone.length;
}

/** Those that no transaction has needed meanwhile, and that nobody else has done with. */
async function notNeededSince(
  tx: Transaction,
  site: number,
  due: ReadonlyMap<number, number>,
): Promise<Set<number>> {
  const rows = await tx.all<{ term: number }>(
    `SELECT e.term FROM unnest($2::integer[], $3::integer[]) AS g (term, asked)
       JOIN erased_values e ON e.site = $1 AND e.term = g.term AND e.asked = g.asked`,
    [site, [...due.keys()], [...due.values()]],
  );
  return new Set(rows.map(({ term }) => term));
}

/** Rows of the counts, as they are now. */
async function takeOut(tx: Transaction, site: number, rows: readonly NamedRow[]): Promise<CountDelta[]> {
  const names = ['key', 'dimension', 'span', 'bucket', 'value', 'version'] as const;
  const taken = await tx.all<CountDelta & Record<string, number>>(
    `DELETE FROM counts c USING unnest($2::integer[], $3::integer[], $4::smallint[], $5::integer[], $6::integer[],
       $7::integer[]) AS g (${names.join(', ')})
     WHERE c.site = $1 AND ${names.map((name) => `c.${name} = g.${name}`).join(' AND ')} RETURNING c.*`,
    [site, ...names.map((name) => rows.map((row) => row[name]))],
  );
  return taken.map(({ key, dimension, span, bucket, value, version, ...row }) => {
    const by = columns.map((name) => row[name]!);
    return { site, key, dimension, span, bucket, value, version, by };
  });
}

function* inPieces<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += pieces) yield all.slice(at, at + pieces);
}
