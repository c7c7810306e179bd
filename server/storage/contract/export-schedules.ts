import type { Cause } from '../../../shared/cause.ts';
import type { ExportFormat } from '../../../shared/export.ts';
import type { ScheduleChoice, ScheduleSpan, ScheduleTurn } from '../../../shared/export-schedule.ts';
import type { Author } from './change.ts';

/** What is exported again and again, and when. */
export interface ScheduleFields {
  name: string;
  format: ExportFormat;
  choose: ScheduleChoice;
  every: ScheduleTurn;
  /** From 0 to 23, in the site's zone. */
  hour: number;
  span: ScheduleSpan;
  /** How many of its files stay. */
  keep: number;
  paused: boolean;
}

/** What is being made for a schedule. */
export interface ScheduledRun {
  /** The export's id. */
  export: string;
  /** How the file will be called. */
  file: string;
  /** Epoch milliseconds of its beginning, and up to which its responses were received. */
  at: number;
  coversTo: number;
}

/** How a run ended. */
export interface ScheduleEnd {
  /** Epoch milliseconds of its beginning. */
  at: number;
  /** Null: it failed. */
  file: string | null;
  responses: number;
  error: Cause | null;
}

export interface StoredSchedule extends ScheduleFields {
  id: string;
  siteKey: number;
  /** The site's id. */
  site: string;
  /** What the names of its files begin with; no other schedule of the installation has the same. */
  stem: string;
  run: ScheduledRun | null;
  last: ScheduleEnd | null;
  /** Epoch milliseconds up to which its files have what was received; null: there is none yet. */
  coveredTo: number | null;
  createdAt: number;
  updatedAt: number;
}

export interface ExportScheduleStore {
  /**
   * Null: the site has `mostSchedules` already.
   * @param schedule `stem` is what it would be called: where another has that, a number follows
   */
  create(
    schedule: ScheduleFields & { id: string; siteKey: number; stem: string },
    by: Author,
  ): Promise<StoredSchedule | null>;
  /** Those of other sites (ids) are not looked at, so that they take no longer than what is not there. */
  find(id: string, sites: readonly string[] | 'all'): Promise<StoredSchedule | null>;
  /** In order of creation; `all`: of every site. */
  list(siteKey: number | 'all'): Promise<StoredSchedule[]>;
  /** Null: it is gone. */
  change(id: string, change: Partial<ScheduleFields>, by: Author): Promise<StoredSchedule | null>;
  /** False: it is gone already. Its files stay. */
  remove(id: string, by: Author): Promise<boolean>;
  /** Notes that an export is made for it; nothing where it is gone. */
  begin(id: string, run: ScheduledRun): Promise<void>;
  /**
   * Notes how a run ended, also one that could not begin; nothing where the schedule is gone. Of failures the first
   * alone is entered into the audit, until one succeeds.
   * @param coveredTo null: as before
   */
  end(id: string, end: ScheduleEnd, coveredTo: number | null, by: Author): Promise<void>;
}
