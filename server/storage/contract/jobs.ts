import type { Cause } from '../../../shared/cause.ts';
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

export interface JobProgress {
  state: JobState;
  /** Responses that are done with; they stay so, whatever becomes of the rest. */
  done: number;
  /** Of how many; null before they are counted. */
  total: number | null;
  /** Why it failed. */
  error: Cause | null;
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

/** Milliseconds after which a job of this process that it does not run is not one that it is just beginning. */
export const forgottenAfter = 60_000;

/** Ids of the sites whose jobs are meant. */
export type JobSites = readonly string[] | 'all';

export interface JobStore {
  /** Notes a job that this process runs. */
  create(job: JobRecord): Promise<void>;
  /** How far a job of this process is. False: another one has it by now, or it is gone, and nothing was noted. */
  progress(id: string, progress: JobProgress, at: number): Promise<boolean>;
  /** Those of other sites are not looked at, so that they take no longer than what is not there. */
  find(id: string, sites: JobSites): Promise<JobRecord | null>;
  /** The latest first; those of other sites are not looked at. */
  list(sites: JobSites): Promise<JobRecord[]>;
  /**
   * Says of jobs that had not ended, and that nobody runs, that they were interrupted: their process lives no longer
   * (`PeerStore.live`), or is this one, which does not have them among `running` and has noted nothing of them for
   * `forgottenAfter`. Tells the ids of all exports and imports that are interrupted, by whatever end: they can be gone on with.
   */
  interrupt(at: number, running: readonly string[]): Promise<string[]>;
  /** Makes an interrupted job one of this process, and queued. Null: somebody else has done so, or it is gone. */
  adopt(id: string, at: number): Promise<JobRecord | null>;
  /** Asks the process that runs it to end it; nothing where it has ended. */
  cancel(id: string): Promise<void>;
  /** The ids of this process's jobs that somebody has asked to end. */
  cancelled(): Promise<string[]>;
}
