import type { Statements } from './statements.ts';

/** The key of the site that something is bound to alone; null: it concerns no single site. */
export async function siteBoundTo(db: Statements, sites: readonly string[] | null): Promise<number | null> {
  if (sites?.length !== 1) return null;
  const row = await db.one<{ site: number }>('SELECT site FROM sites WHERE id = $1', [sites[0]]);
  return row?.site ?? null;
}
