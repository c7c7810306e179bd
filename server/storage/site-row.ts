import type { FieldChanges } from '../../shared/audit.ts';
import type { StoredSite } from './contract/sites.ts';
import { fieldChanges } from './field-changes.ts';

/** A row of the table, as every engine gives it. */
export interface SiteRow {
  site: number;
  id: string;
  public_key: string;
  name: string;
  origins: string;
  timezone: string;
  attributes: string;
  minimum_n: number;
  complaint_rule: string;
  asking: string;
  /** 0 and 1, where an engine has no other words for it. */
  mask_personal_data: number | boolean;
  page_parameters: string;
  retention: string;
  retention_since: number;
  created_at: number;
  updated_at: number;
  recounting: number | boolean;
}

const audited = [
  'name',
  'origins',
  'timezone',
  'attributes',
  'minimumN',
  'complaintRule',
  'asking',
  'maskPersonalData',
  'pageParameters',
  'retention',
] as const;

export function storedSite(row: SiteRow): StoredSite {
  return {
    key: row.site,
    id: row.id,
    publicKey: row.public_key,
    name: row.name,
    origins: JSON.parse(row.origins),
    timezone: row.timezone,
    attributes: JSON.parse(row.attributes),
    minimumN: row.minimum_n,
    complaintRule: JSON.parse(row.complaint_rule),
    recounting: Boolean(row.recounting),
    asking: JSON.parse(row.asking),
    maskPersonalData: Boolean(row.mask_personal_data),
    pageParameters: JSON.parse(row.page_parameters),
    retention: JSON.parse(row.retention),
    retentionSince: row.retention_since,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

/** What the audit keeps of a change of a site; `old` null: there was none. */
export function siteChanges(old: StoredSite | null, next: StoredSite): FieldChanges {
  return fieldChanges(audited, old, next);
}
