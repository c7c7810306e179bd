import { counters } from '../merge-counts.ts';
import type { Transaction } from './committer.ts';
import { insertRows } from './insert-rows.ts';
import { lock } from './locks.ts';
import { countCorrections, type VerifyParts } from './verify-counts.ts';

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);

const set = {
  into: `INSERT INTO counts (site, key, dimension, span, bucket, value, version, ${columns.join(', ')})`,
  columns: 7 + counters,
  behind: `ON CONFLICT (site, key, dimension, span, bucket, value, version) DO UPDATE SET
    ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
};

/** Writes the recount over the rows that differ from it, while nobody counts; tells how many. */
export async function rebuildCounts(tx: Transaction, parts: VerifyParts): Promise<number> {
  const sites = await tx.all<{ site: number }>('SELECT site FROM sites ORDER BY site');
  for (const { site } of sites) await lock(tx, 'site', site);
  for (const { site } of sites) tx.changed.add(site);
  const corrections = await countCorrections(tx, parts);
  await insertRows(
    tx,
    set,
    corrections.map(({ row, recounted }) => [...row, ...recounted]),
  );
  return corrections.length;
}
