import type { SiteChange, SiteCreate } from '../../../shared/site.ts';
import type { Author, Refusal } from '../contract/change.ts';
import type { SiteStanding, StoredSite } from '../contract/sites.ts';
import { type SiteRow, siteChanges, storedSite } from '../site-row.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import { type RevisionRow, revisionColumns, revisionOf } from './revisions.ts';
import type { Statements } from './statements.ts';

/** Of the table `s`. */
export const siteColumns =
  'SELECT s.*, EXISTS (SELECT 1 FROM recounts r WHERE r.site = s.site) AS recounting FROM sites s';

export async function createSite(
  tx: Transaction,
  site: SiteCreate & { id: string; publicKey: string },
  by: Author,
): Promise<StoredSite> {
  await tx.run(
    `INSERT INTO sites (id, public_key, name, origins, timezone, attributes, minimum_n, complaint_rule, asking,
       mask_personal_data, page_parameters, retention, retention_since, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $13)`,
    [site.id, site.publicKey, ...columnsOf(site), by.at],
  );
  const created = (await findSite(tx, { id: site.id }))!;
  await enter(tx, 'site.created', null, created, by);
  return created;
}

export async function findSite(
  db: Statements,
  by: { id: string } | { publicKey: string },
): Promise<StoredSite | null> {
  const row =
    'id' in by
      ? await db.one<SiteRow>(`${siteColumns} WHERE s.id = $1`, [by.id])
      : await db.one<SiteRow>(`${siteColumns} WHERE s.public_key = $1`, [by.publicKey]);
  return row ? storedSite(row) : null;
}

/** In one statement, and so of one moment. */
export async function siteStanding(db: Statements, key: number): Promise<SiteStanding | null> {
  const row = await db.one<SiteRow & RevisionRow>(
    `SELECT found.*, ${revisionColumns} FROM (${siteColumns} WHERE s.site = $1) AS found`,
    [key],
  );
  return row ? { site: storedSite(row), revision: revisionOf(row) } : null;
}

export async function listSites(db: Statements): Promise<StoredSite[]> {
  return (await db.all<SiteRow>(`${siteColumns} ORDER BY s.site`)).map(storedSite);
}

export async function changeSite(
  tx: Transaction,
  id: string,
  change: SiteChange,
  by: Author,
  seen?: string,
): Promise<StoredSite | Refusal> {
  const held = await tx.one<{ site: number }>('SELECT site FROM sites WHERE id = $1', [id]);
  if (!held) return { refused: 'not_found' };
  // Whoever counts meanwhile has counted in the zone before when this goes on.
  await lock(tx, 'site', held.site);
  const old = (await findSite(tx, { id }))!;
  if (seen !== undefined && seen !== old.updatedAt) return { refused: 'changed_meanwhile' };
  const next = { ...old, ...change };
  if (next.timezone !== old.timezone && (await isCounted(tx, old.key))) {
    if (old.recounting) return { refused: 'recounting' };
    await recount(tx, old);
  }
  const isKept = JSON.stringify(next.retention) === JSON.stringify(old.retention);
  const since = isKept ? old.retentionSince : by.at;
  await tx.run(
    `UPDATE sites SET name = $1, origins = $2, timezone = $3, attributes = $4, minimum_n = $5, complaint_rule = $6,
       asking = $7, mask_personal_data = $8, page_parameters = $9, retention = $10, retention_since = $11,
       updated_at = $12 WHERE site = $13`,
    [...columnsOf(next), since, Math.max(by.at, Date.parse(old.updatedAt) + 1), old.key],
  );
  const changed = (await findSite(tx, { id }))!;
  await enter(tx, 'site.changed', old, changed, by);
  return changed;
}

/** From the name to the retention, in the order of the table. */
function columnsOf(site: SiteCreate): unknown[] {
  return [
    site.name,
    JSON.stringify(site.origins),
    site.timezone,
    JSON.stringify(site.attributes),
    site.minimumN,
    JSON.stringify(site.complaintRule),
    JSON.stringify(site.asking),
    site.maskPersonalData,
    JSON.stringify(site.pageParameters),
    JSON.stringify(site.retention),
  ];
}

async function enter(
  tx: Transaction,
  action: 'site.created' | 'site.changed',
  old: StoredSite | null,
  next: StoredSite,
  by: Author,
): Promise<void> {
  const changes = siteChanges(old, next);
  await enterAudit(tx, { action, site: next.key, objects: [next.id], changes }, by);
}

/** From the end: what comes in from now on is later than all that there is, or is moved with it. */
async function recount(tx: Transaction, { key, timezone }: StoredSite): Promise<void> {
  await tx.run(
    `INSERT INTO recounts (site, former_timezone, since)
     SELECT $1::bigint, $2::text, COALESCE(MAX((
         SELECT MAX(r.received_at) FROM responses r WHERE r.site = v.site AND r.survey = v.survey)), 0) + 1
     FROM surveys v WHERE v.site = $1::bigint`,
    [key, timezone],
  );
}

async function isCounted(db: Statements, site: number): Promise<boolean> {
  return (await db.one('SELECT 1 FROM counts WHERE site = $1 LIMIT 1', [site])) !== undefined;
}
