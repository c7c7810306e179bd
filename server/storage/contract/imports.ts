import type { ImportCounts, ImportFormat, ImportMapping, ImportPhase } from '../../../shared/import.ts';
import type { Author } from './change.ts';
import type { JobRecord, JobSites } from './jobs.ts';
import type { StoredResponse } from './stored-response.ts';

/** A file as it was received. */
export interface ImportFile {
  /** Bytes that are on disk for good; what follows them is from a part that was cut short. */
  bytes: number;
  /** Whether all of it was received. */
  isWhole: boolean;
  format: ImportFormat;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  delimiter: string | null;
  columns: { name: string; samples: string[] }[];
  /** It is an export of ours. */
  own: boolean;
  /** It is there; false once it was deleted. */
  isKept: boolean;
}

/** What is to become of its lines. */
export interface ImportSetup {
  mapping: ImportMapping;
  key: string | null;
}

/** The report that lies beside the file. */
export interface ImportReport {
  bytes: number;
  entries: number;
  leftOut: number;
}

/** How far a check or an import is: what is on disk for good. */
export interface ImportProgress {
  counts: ImportCounts;
  report: ImportReport;
}

/** A file of responses, and what was done with it. */
export interface ImportRecord extends ImportProgress {
  id: string;
  /** The site's id, and its key. */
  site: string;
  siteKey: number;
  name: string;
  phase: ImportPhase;
  /** Of the phase; null while nothing was begun. */
  job: JobRecord | null;
  file: ImportFile;
  setup: ImportSetup;
  /** Responses that it has stored and that nobody has taken back. */
  brought: number;
  createdAt: number;
  updatedAt: number;
  /** Epoch milliseconds from which on its file is not kept. */
  expiresAt: number;
}

/** A response with the tags that the file gives it. */
export interface ImportedResponse {
  response: StoredResponse;
  tags: readonly string[];
}

/** What there is of an id already. */
export type KnownState = 'new' | 'stored' | 'erased';

export interface SavedMappingRecord {
  id: string;
  name: string;
  mapping: ImportMapping;
  createdAt: number;
  updatedAt: number;
}

/** How many mappings a site keeps. */
export const mostMappings = 100;

export interface ImportStore {
  create(record: Omit<ImportRecord, 'job'>, by: Author): Promise<void>;
  /** What was received, or set; nothing where it was removed. */
  change(id: string, change: { file?: ImportFile; setup?: ImportSetup }, at: number): Promise<void>;
  /** Notes that a phase begins, with its job, and what it has done so far; the audit tells who imports and who takes back. */
  begin(id: string, phase: ImportPhase, job: JobRecord, progress: ImportProgress, by: Author): Promise<void>;
  /** How far a check is, or an import whose lines were all rejected. */
  checkpoint(id: string, progress: ImportProgress, at: number): Promise<void>;
  /** What there is of each of these ids, in their order. */
  known(siteKey: number, ids: readonly string[]): Promise<KnownState[]>;
  /**
   * Stores the responses of an import that there are none of yet, with their tags and counts, and how far it is, in one
   * transaction; resolves once that is on disk. `progress` is without them: those that were stored are added to
   * `counts.stored`, the others to `counts.duplicates`, and that is returned. Nothing that is there is changed, nothing
   * counts as sent twice, and no webhook is told.
   */
  store(
    id: string,
    siteKey: number,
    batch: readonly ImportedResponse[],
    progress: ImportProgress,
    at: number,
  ): Promise<ImportCounts>;
  /**
   * Removes at most so many of the responses that an import has stored, and subtracts them from the counts; those that
   * were erased since are not found. Tells how many it has done with; 0: none is left.
   */
  undo(id: string, siteKey: number, most: number, by: Author): Promise<number>;
  /** Those of other sites are not looked at, so that they take no longer than what is not there. */
  find(id: string, sites: JobSites): Promise<ImportRecord | null>;
  /** The latest first; those of other sites are not looked at. */
  list(sites: JobSites): Promise<ImportRecord[]>;
  /** Forgets it; what it has stored stays. @param by null: it expired, which the audit leaves out */
  remove(id: string, by: Author | null): Promise<void>;
  /** In the order of their names. */
  mappings(siteKey: number): Promise<SavedMappingRecord[]>;
  /** Null: the name is taken, or there are `mostMappings`. */
  createMapping(siteKey: number, mapping: SavedMappingRecord, by: Author): Promise<SavedMappingRecord | null>;
  /** Null: there is none; `taken`: its new name is another's. */
  changeMapping(
    siteKey: number,
    id: string,
    change: Partial<Pick<SavedMappingRecord, 'name' | 'mapping'>>,
    by: Author,
  ): Promise<SavedMappingRecord | 'taken' | null>;
  /** False: there is none. */
  removeMapping(siteKey: number, id: string, by: Author): Promise<boolean>;
}
