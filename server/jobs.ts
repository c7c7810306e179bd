/** Periodic work: what, how often, which function. One table. */
import type { Turns } from './processes/turns.ts';

export interface JobFunctions {
  /** Says that this process lives, and takes over from those that do not. */
  beat(): Promise<void>;
  flushFunnel(): Promise<void>;
  /** Checks the stored data where that is due; rejects with what is wrong in them. */
  checkStorage(): Promise<void>;
  flushRefusedOrigins(): Promise<void>;
  removeExpiredExports(): Promise<void>;
  removeExpiredImports(): Promise<void>;
  removeOldDeliveries(): Promise<void>;
  /** Begins to take what is past its term. */
  retain(): Promise<void>;
  /** Drops what this process has noted of erasures that no backup knows of any more. */
  dropErasures(): Promise<void>;
  /** Begins the exports whose turn has come, and puts those that are made into their folder. */
  runExportSchedules(): Promise<void>;
  forgetRemovedMembers(): Promise<void>;
  /** Lets the index that words are looked for with follow what came in. */
  indexTexts(): Promise<void>;
}

/** Hears of each run. */
export interface JobListener {
  done(name: string): void;
  failed(name: string, error: unknown): void;
}

interface Job {
  name: keyof JobFunctions;
  /** Milliseconds between the end of one run and the start of the next. */
  every: number;
  /** Milliseconds until the first run; absent: as between two. */
  first?: number;
  /** Of several processes on one database, one does it; else each does, since it is about what that process has. */
  once?: true;
}

const jobs: readonly Job[] = [
  { name: 'beat', every: 5_000 },
  { name: 'flushFunnel', every: 1_000 },
  { name: 'checkStorage', every: 3_600_000, once: true },
  { name: 'flushRefusedOrigins', every: 1_000 },
  { name: 'removeExpiredExports', every: 3_600_000 },
  { name: 'removeExpiredImports', every: 3_600_000 },
  { name: 'removeOldDeliveries', every: 600_000, once: true },
  // A server that never runs for an hour has terms, too.
  { name: 'retain', every: 3_600_000, first: 60_000, once: true },
  { name: 'dropErasures', every: 3_600_000 },
  // It takes its turn by itself: whoever asks for a file at once does, too.
  { name: 'runExportSchedules', every: 60_000 },
  { name: 'forgetRemovedMembers', every: 600_000, once: true },
  { name: 'indexTexts', every: 10_000, once: true },
];

/** Starts all; returns the function that stops them. A run that fails comes again. */
export function startJobs(
  functions: JobFunctions,
  turns: Pick<Turns, 'once'>,
  listener: JobListener,
): () => void {
  const timers = new Map<string, NodeJS.Timeout>();
  const schedule = (job: Job, after = job.every) => {
    timers.set(
      job.name,
      setTimeout(async () => {
        try {
          const isDone = job.once
            ? await turns.once(`upkeep ${job.name}`, job.every, functions[job.name])
            : await functions[job.name]().then(() => true);
          if (isDone) listener.done(job.name);
        } catch (error) {
          listener.failed(job.name, error);
        }
        if (timers.has(job.name)) schedule(job);
      }, after),
    );
  };
  for (const job of jobs) schedule(job, job.first);
  return () => {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
  };
}
