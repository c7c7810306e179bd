import type Database from 'better-sqlite3';
import { counters } from '../merge-counts.ts';
import type { Counting } from './counting.ts';
import { countCorrections } from './verify-counts.ts';

const columns = Array.from({ length: counters }, (_, i) => `c${i}`);

/** Writes the recount over the rows that differ from it, in the caller's transaction; tells how many. */
export function rebuildCounts(db: Database.Database, counting: Counting): number {
  const corrections = countCorrections(db, counting);
  const set = db.prepare<number[]>(
    `INSERT INTO counts (site, key, dimension, span, bucket, value, version, ${columns.join(', ')})
     VALUES (${Array.from({ length: 7 + counters }, () => '?').join(', ')})
     ON CONFLICT DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  );
  for (const { row, recounted } of corrections) set.run(...row, ...recounted);
  return corrections.length;
}
