import type { ImportPhase } from '../../shared/import.ts';
import type { ImportRecord } from './contract/imports.ts';
import type { JobRecord } from './contract/jobs.ts';

/** A row of the table, as every engine gives it. */
export interface ImportRow {
  site: string;
  id: string;
  site_key: number;
  name: string;
  phase: ImportPhase;
  job: string | null;
  file: string;
  setup: string;
  lines: number;
  stored: number;
  duplicates: number;
  rejected: number;
  warned: number;
  report: string;
  brought: number;
  created_at: number;
  updated_at: number;
  expires_at: number;
}

/** @param job the one that the row names */
export function importRecord(row: ImportRow, job: JobRecord | null): ImportRecord {
  const { lines, stored, duplicates, rejected, warned } = row;
  return {
    id: row.id,
    site: row.site,
    siteKey: row.site_key,
    name: row.name,
    phase: row.phase,
    job,
    file: JSON.parse(row.file),
    setup: JSON.parse(row.setup),
    counts: { lines, stored, duplicates, rejected, warned },
    report: JSON.parse(row.report),
    brought: row.brought,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}
