import { type AuditRow, auditRecord } from '../audit-row.ts';
import { type AuditRecord, type AuditStore, objectsNamed } from '../contract/audit.ts';
import type { Author } from '../contract/change.ts';
import type { Transaction } from './committer.ts';
import type { Statements } from './statements.ts';

const page = 'SELECT a.*, s.id AS site_id FROM audit a LEFT JOIN sites s ON s.site = a.site';

/**
 * Enters what was changed by whom, in the transaction of the change itself.
 *
 * @param change `site` null: it concerns no single one; `count` where there are more objects than are named
 */
export async function enterAudit(
  tx: Transaction,
  {
    action,
    site,
    objects,
    changes,
    count = objects.length,
  }: Pick<AuditRecord, 'action' | 'objects' | 'changes'> & { site: number | null; count?: number },
  { actor, at }: Author,
): Promise<void> {
  if (site !== null) tx.changed.add(site);
  await tx.run(
    'INSERT INTO audit (site, at, actor, action, objects, count, changes) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [
      site ?? 0,
      at,
      JSON.stringify(actor),
      action,
      JSON.stringify(objects.slice(0, objectsNamed)),
      count,
      JSON.stringify(changes),
    ],
  );
}

/** As `enterAudit`; where the same run has made an entry already, its count grows in place of a further one. */
export async function addToAudit(
  tx: Transaction,
  entry: Parameters<typeof enterAudit>[1] & { count: number },
  by: Author,
): Promise<void> {
  const { action, site, objects, count } = entry;
  if (site !== null) tx.changed.add(site);
  const grown = await tx.run(
    `UPDATE audit SET count = count + $1, at = $2 WHERE site = $3 AND entry = (
       SELECT entry FROM audit WHERE site = $3 AND action = $4 AND objects = $5 ORDER BY entry DESC LIMIT 1)`,
    [count, by.at, site ?? 0, action, JSON.stringify(objects)],
  );
  if (grown === 0) await enterAudit(tx, entry, by);
}

export async function listAudit(
  db: Statements,
  { siteKeys, before, limit }: Parameters<AuditStore['list']>[0],
): Promise<AuditRecord[]> {
  const below = before ?? Number.MAX_SAFE_INTEGER;
  const rows =
    siteKeys === 'all'
      ? await db.all<AuditRow>(`${page} WHERE a.entry < $1 ORDER BY a.entry DESC LIMIT $2`, [below, limit])
      : await db.all<AuditRow>(
          `${page} WHERE a.site = ANY($1::bigint[]) AND a.entry < $2 ORDER BY a.entry DESC LIMIT $3`,
          [siteKeys, below, limit],
        );
  return rows.map(auditRecord);
}
