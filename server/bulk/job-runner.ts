import { type Because, because } from '../../shared/because.ts';
import type { Cause } from '../../shared/cause.ts';
import { Problem } from '../problem.ts';
import type { JobProgress, JobRecord, JobState } from '../storage/contract/jobs.ts';
import { StorageUnavailable } from '../storage/contract/storage-errors.ts';
import type { Storage } from '../storage/storage.ts';
import { inTurns, type Rest, rest } from './in-turns.ts';

/** Work in pieces: each is applied for good, in a transaction of its own. */
export interface JobWork {
  /** @param isOver whether nobody waits for it any more: it ends early then, with whatever number */
  count(isOver: () => boolean): Promise<number>;
  /** Does the next pieces one by one, and yields how many responses each was. */
  run(): AsyncIterable<number>;
  /** Called once it has ended, however it did, and before that is told. */
  ended?(state: JobState): Promise<void>;
}

export interface JobRunnerDeps {
  storage: Pick<Storage, 'jobs'>;
  now: () => number;
  /** Called with what failed for no reason that is expected. */
  onFailure(error: unknown): void;
  /** Between two pieces; as long as the first of them took, where nothing else is said. */
  rest?: Rest;
  /** Between two attempts to note how a job has ended, where nothing can be written. */
  patience?: Rest;
}

/** Thrown by work that knows why it cannot go on: its text is told to whoever asked for it. */
export class WorkRefused extends Error {
  override readonly name = 'WorkRefused';
  override readonly cause: Cause;

  constructor({ reason, cause }: Because) {
    super(reason);
    this.cause = cause;
  }
}

/** Another process has the job by now, or nobody has: what this one would note of it is no longer true. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

const mostWaiting = 20;
/** Milliseconds between two attempts. */
const again = 1_000;

/**
 * Runs long work one after another, so that it never takes more than its turn. What is done when it ends early, by
 * whatever end, stays done and is counted: each piece moves rows and numbers together.
 */
export class JobRunner {
  readonly #deps: JobRunnerDeps;
  readonly #waiting = new Map<string, { job: JobRecord; work: JobWork }>();
  readonly #cancelled = new Set<string>();
  #running: Promise<void> | null = null;
  #stopping = false;

  constructor(deps: JobRunnerDeps) {
    this.#deps = deps;
  }

  /** How many run or wait. */
  get held(): number {
    return this.#waiting.size;
  }

  /** The ids of those. */
  get ids(): string[] {
    return [...this.#waiting.keys()];
  }

  /** Whether another job would be turned away. */
  get isFull(): boolean {
    return this.#stopping || this.#waiting.size >= mostWaiting;
  }

  /** Whether one of that kind runs or waits for a site, by its id; in whichever process. */
  async holds(kind: JobRecord['kind'], site: string): Promise<boolean> {
    const jobs = await this.#deps.storage.jobs.list([site]);
    return jobs.some((job) => job.kind === kind && (job.state === 'queued' || job.state === 'running'));
  }

  /** Resolves once the job is noted; rejects where `isFull`. */
  async start(job: Pick<JobRecord, 'id' | 'kind' | 'site' | 'asked'>, work: JobWork): Promise<JobRecord> {
    this.refuseFull();
    const at = this.#deps.now();
    const queued: JobRecord = {
      ...job,
      state: 'queued',
      done: 0,
      total: null,
      error: null,
      createdAt: at,
      updatedAt: at,
    };
    await this.#deps.storage.jobs.create(queued);
    this.take(queued, work);
    return queued;
  }

  /** Throws where `isFull`. */
  refuseFull(): void {
    if (this.isFull) throw tooManyJobs();
  }

  /** Runs a job that is noted already, in its turn: what it has done is not done again, and is counted. */
  take(job: JobRecord, work: JobWork): void {
    this.#waiting.set(job.id, { job, work });
    this.#running ??= this.#runAll();
  }

  /** What has not been done by then is not done; nothing where it has ended. */
  cancel(id: string): void {
    if (this.#waiting.has(id)) this.#cancelled.add(id);
  }

  /** Ends after the piece that is being done; what is left is interrupted. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.idle();
  }

  /** Resolves when nothing runs or waits any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #runAll(): Promise<void> {
    for (const [id, { job, work }] of this.#waiting) {
      await this.#run(job, work).catch(this.#deps.onFailure);
      this.#waiting.delete(id);
      this.#cancelled.delete(id);
    }
    this.#running = null;
  }

  async #run({ id, done, total }: JobRecord, work: JobWork): Promise<void> {
    const progress: JobProgress = { state: 'running', done, total, error: null };
    const tell = async () => {
      if (!(await this.#deps.storage.jobs.progress(id, progress, this.#deps.now()))) throw new JobLost();
    };
    try {
      if (!this.#end(id)) progress.total ??= await this.#count(id, work);
      if (!this.#end(id)) {
        await tell();
        for await (const done of inTurns(work.run(), this.#deps.rest ?? rest)) {
          progress.done += done;
          if (this.#end(id)) break;
          await tell();
        }
      }
      progress.state = this.#end(id) ?? 'done';
    } catch (error) {
      // Its end, and what it has left on the disk, are for whoever has it.
      if (error instanceof JobLost) return;
      progress.state = 'failed';
      progress.error = causeOf(error);
      if (!(error instanceof WorkRefused)) this.#deps.onFailure(error);
    }
    await this.#noted(async () => {
      await work.ended?.(progress.state);
      await this.#deps.storage.jobs.progress(id, progress, this.#deps.now());
    });
  }

  /** A job whose end nobody can read would seem to run until the next start: a disk that is full has room again one day. */
  async #noted(note: () => Promise<void>): Promise<void> {
    const { onFailure, patience = rest } = this.#deps;
    for (let isFirst = true; ; isFirst = false) {
      try {
        return await note();
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) throw error;
        if (isFirst) onFailure(error);
        if (this.#stopping) return;
        await patience(again);
      }
    }
  }

  /** Null: it was not counted to the end. */
  async #count(id: string, work: JobWork): Promise<number | null> {
    const total = await work.count(() => this.#end(id) !== null);
    return this.#end(id) ? null : total;
  }

  /** Why a job ends before its work does. */
  #end(id: string): 'cancelled' | 'interrupted' | null {
    if (this.#cancelled.has(id)) return 'cancelled';
    return this.#stopping ? 'interrupted' : null;
  }
}

/** What whoever asks for another job is told where `isFull`. */
export function tooManyJobs(): Problem {
  return new Problem('overloaded', because('jobs_full'), { retryAfter: 10 });
}

function causeOf(error: unknown): Cause {
  return error instanceof WorkRefused ? error.cause : because('unfinished').cause;
}
