import type { AuditRecord } from './contract/audit.ts';

/** A row of the table, as every engine gives it. */
export interface AuditRow {
  entry: number;
  site_id: string | null;
  at: number;
  actor: string;
  action: AuditRecord['action'];
  objects: string;
  count: number;
  changes: string;
}

export function auditRecord(row: AuditRow): AuditRecord {
  return {
    id: row.entry,
    at: row.at,
    actor: JSON.parse(row.actor),
    action: row.action,
    site: row.site_id,
    objects: JSON.parse(row.objects),
    count: row.count,
    changes: JSON.parse(row.changes),
  };
}
