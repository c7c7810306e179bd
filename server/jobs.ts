/** Periodic work: what, how often, which function. One table. */
export interface JobFunctions {
  flushFunnel(): Promise<void>;
  /** Rejects with what is wrong in the stored data. */
  checkStorage(): Promise<void>;
  flushRefusedOrigins(): Promise<void>;
}

interface Job {
  name: keyof JobFunctions;
  /** Milliseconds between the end of one run and the start of the next. */
  every: number;
}

const jobs: readonly Job[] = [
  { name: 'flushFunnel', every: 1_000 },
  { name: 'checkStorage', every: 24 * 3_600_000 },
  { name: 'flushRefusedOrigins', every: 1_000 },
];

/** Starts all; returns the function that stops them. A run that fails is told and comes again. */
export function startJobs(
  functions: JobFunctions,
  onFailure: (name: string, error: unknown) => void,
): () => void {
  const timers = new Map<string, NodeJS.Timeout>();
  const schedule = (job: Job) => {
    timers.set(
      job.name,
      setTimeout(async () => {
        try {
          await functions[job.name]();
        } catch (error) {
          onFailure(job.name, error);
        }
        if (timers.has(job.name)) schedule(job);
      }, job.every),
    );
  };
  for (const job of jobs) schedule(job);
  return () => {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
  };
}
