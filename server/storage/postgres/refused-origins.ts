import { type RefusedOrigin, refusedOriginsKept } from '../contract/sites.ts';
import type { Transaction } from './committer.ts';
import { insertRows } from './insert-rows.ts';
import type { Statements } from './statements.ts';

const upsert = {
  into: 'INSERT INTO refused_origins AS o (site, origin, count, last_at)',
  columns: 4,
  behind: `ON CONFLICT (site, origin) DO UPDATE SET count = o.count + excluded.count,
    last_at = GREATEST(o.last_at, excluded.last_at)`,
};

/** Adds to what is known, and drops what was refused least where there are too many. */
export async function noteRefused(
  tx: Transaction,
  site: number,
  origins: readonly RefusedOrigin[],
): Promise<void> {
  await insertRows(tx, upsert, rowsOf(site, origins));
  await tx.run(
    `DELETE FROM refused_origins WHERE site = $1 AND origin NOT IN (
       SELECT origin FROM refused_origins WHERE site = $1 ORDER BY count DESC, last_at DESC, origin LIMIT $2)`,
    [site, refusedOriginsKept],
  );
}

export function listRefused(db: Statements, site: number): Promise<RefusedOrigin[]> {
  return db.all<RefusedOrigin>(
    'SELECT origin, count, last_at AS "lastAt" FROM refused_origins WHERE site = $1 ORDER BY last_at DESC, origin',
    [site],
  );
}

/** Each origin once, and in order: no statement meets a row twice, and no two each other's. */
function rowsOf(site: number, origins: readonly RefusedOrigin[]): unknown[][] {
  const sums = new Map<string, RefusedOrigin>();
  for (const { origin, count, lastAt } of origins) {
    const sum = sums.get(origin) ?? { origin, count: 0, lastAt };
    sums.set(origin, { origin, count: sum.count + count, lastAt: Math.max(sum.lastAt, lastAt) });
  }
  return [...sums.values()]
    .sort((a, b) => (a.origin < b.origin ? -1 : 1))
    .map(({ origin, count, lastAt }) => [site, origin, count, lastAt]);
}
