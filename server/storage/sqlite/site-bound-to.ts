import type { Statements } from './statements.ts';

/** The key of the site that something is bound to alone; null: it concerns no single site. */
export function siteBoundTo(db: Statements, sites: readonly string[] | null): number | null {
  if (sites?.length !== 1) return null;
  const find = db.prepare<[string], { site: number }>('SELECT site FROM sites WHERE id = ?');
  return find.get(sites[0]!)?.site ?? null;
}
