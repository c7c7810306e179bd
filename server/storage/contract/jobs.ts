export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

export interface JobProgress {
  state: JobState;
  /** Responses that are done with; they stay so, whatever becomes of the rest. */
  done: number;
  /** Of how many; null before they are counted. */
  total: number | null;
  /** Why it failed. */
  error: string | null;
}

/** Long work that somebody asked for, and how far it is. */
export interface JobRecord extends JobProgress {
  id: string;
  kind: 'overrule' | 'delete' | 'recount' | 'export' | 'import' | 'retention';
  /** The site's id. */
  site: string;
  /** What it was asked to do, in the words of the request. */
  asked: Record<string, unknown>;
  createdAt: number;
  updatedAt: number;
}

/** How many jobs that have ended are remembered; those of exports and imports as long as these are. */
export const jobsKept = 200;

/** Ids of the sites whose jobs are meant. */
export type JobSites = readonly string[] | 'all';

export interface JobStore {
  create(job: JobRecord): Promise<void>;
  progress(id: string, progress: JobProgress, at: number): Promise<void>;
  /** Those of other sites are not looked at, so that they take no longer than what is not there. */
  find(id: string, sites: JobSites): Promise<JobRecord | null>;
  /** The latest first; those of other sites are not looked at. */
  list(sites: JobSites): Promise<JobRecord[]>;
  /** Says of jobs that had not ended that they were interrupted: for the start, when none can be running. */
  interrupt(at: number): Promise<void>;
}
