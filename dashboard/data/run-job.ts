import type { Client } from '../../client/client.ts';
import type { ResponseChoice } from '../../client/responses.ts';
import type { ResponseChangeInput } from '../../shared/response-change.ts';
import { JobFailed } from './job-failed.ts';

export interface RunJob {
  /** Resolves when the job has ended, with how many answers it was done to; rejects where it failed. */
  done: Promise<number>;
  /** Ends it after the piece that is being done. */
  stop(): void;
}

/** Milliseconds between two looks at how far a job is. */
const lookEvery = 400;

/** Changes all answers of a choice on the server, and tells how far that is. */
export function runJob(
  { jobs, responses }: Pick<Client, 'jobs' | 'responses'>,
  choice: ResponseChoice,
  set: ResponseChangeInput,
  onProgress: (done: number, total: number | null) => void,
): RunJob {
  let stopped = false;
  const run = async () => {
    onProgress(0, null);
    let job = await responses.changeAll(choice, set);
    while (job.state === 'queued' || job.state === 'running') {
      onProgress(job.done, job.total);
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
      job = await (stopped ? jobs.cancel(job.id) : jobs.get(job.id));
    }
    if (job.state === 'failed') throw new JobFailed(job);
    return job.done;
  };
  return {
    done: run(),
    stop: () => {
      stopped = true;
    },
  };
}
