import type { Cause } from '../../../shared/cause.ts';
import type { ExportFormat } from '../../../shared/export.ts';
import type { Author } from './change.ts';
import type { JobRecord, JobSites } from './jobs.ts';
import type { Position, ResponseFilter } from './selection.ts';

/** How far an export is: what is on disk for good. */
export interface ExportCheckpoint {
  /** The last response that was written, or looked at: it goes on behind it. Null: none yet, or all, once there are bytes. */
  position: Position | null;
  /** Of the file; what follows them is from a writing that was cut short. */
  bytes: number;
  /** Responses in them. */
  done: number;
}

/** A copy of responses as a file, together with its job: both have the same id. */
export interface ExportRecord extends JobRecord, ExportCheckpoint {
  kind: 'export';
  format: ExportFormat;
  /** Which responses, as it was resolved when it was asked for. */
  chosen: Omit<ResponseFilter, 'before' | 'limit'>;
  /** The names of its columns, where the format has such. */
  columns: string[];
  /** Epoch milliseconds from which on it is not kept. */
  expiresAt: number;
}

export interface ExportStore {
  /** Notes the export and its job, and who asked for it, in one transaction. `JobStore.progress` moves its state. */
  create(record: ExportRecord, by: Author): Promise<void>;
  /**
   * What is on disk, and the progress of its job with it. False: its job is another process's by now, or it was removed,
   * and nothing was noted.
   */
  checkpoint(id: string, checkpoint: ExportCheckpoint, at: number): Promise<boolean>;
  /** Says that its file was deleted, and why: it has failed then, and is no longer whose who was writing it. */
  withdraw(id: string, error: Cause, at: number): Promise<void>;
  /** Those of other sites are not looked at, so that they take no longer than what is not there. */
  find(id: string, sites: JobSites): Promise<ExportRecord | null>;
  /** The latest first; those of other sites are not looked at. */
  list(sites: JobSites): Promise<ExportRecord[]>;
  /** Forgets the export and its job. Nothing where there is none. @param by null: it expired, which the audit leaves out */
  remove(id: string, by: Author | null): Promise<void>;
}
