import type { FieldChanges } from '../../shared/audit.ts';
import type { ExportFormat } from '../../shared/export.ts';
import type { ScheduleSpan, ScheduleTurn } from '../../shared/export-schedule.ts';
import type { StoredSchedule } from './contract/export-schedules.ts';
import { fieldChanges } from './field-changes.ts';

/** A row of the table, as every engine gives it. */
export interface ScheduleRow {
  id: string;
  site: number;
  site_id: string;
  stem: string;
  name: string;
  format: ExportFormat;
  choose: string;
  every: ScheduleTurn;
  hour: number;
  span: ScheduleSpan;
  keep: number;
  /** 0 and 1, where an engine has no other words for it. */
  paused: number | boolean;
  run: string | null;
  last: string | null;
  covered_to: number | null;
  created_at: number;
  updated_at: number;
}

const audited = ['name', 'format', 'choose', 'every', 'hour', 'span', 'keep', 'paused'] as const;

export function storedSchedule(row: ScheduleRow): StoredSchedule {
  return {
    id: row.id,
    siteKey: row.site,
    site: row.site_id,
    stem: row.stem,
    name: row.name,
    format: row.format,
    choose: JSON.parse(row.choose),
    every: row.every,
    hour: row.hour,
    span: row.span,
    keep: row.keep,
    paused: Boolean(row.paused),
    run: row.run === null ? null : JSON.parse(row.run),
    last: row.last === null ? null : JSON.parse(row.last),
    coveredTo: row.covered_to,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** What the audit keeps of a change of a schedule; `old` null: there was none. */
export function scheduleChanges(old: StoredSchedule | null, next: StoredSchedule): FieldChanges {
  const changes = fieldChanges(audited, old, next);
  // What is looked for in texts may be somebody's name: of a choice the audit knows that it is another one.
  if (changes.choose) changes.choose = {};
  return changes;
}
