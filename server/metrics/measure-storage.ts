import type { JobState } from '../storage/contract/jobs.ts';
import type { Storage } from '../storage/storage.ts';
import type { Metrics } from './metrics.ts';

type Measured = Pick<Metrics, 'committed' | 'commitFailed' | 'jobEnded'>;

const lasting: readonly JobState[] = ['queued', 'running'];

/**
 * The same storage, with its commits of responses and the ends of its jobs told to the metrics: once a commit, not once
 * a response.
 * @param clock milliseconds, of any beginning
 */
export function measureStorage(
  storage: Storage,
  metrics: Measured,
  clock: () => number = () => performance.now(),
): Storage {
  return {
    ...storage,
    responses: {
      ...storage.responses,
      async write(batch) {
        const began = clock();
        try {
          const outcomes = await storage.responses.write(batch);
          metrics.committed(outcomes, (clock() - began) / 1000);
          return outcomes;
        } catch (error) {
          metrics.commitFailed();
          throw error;
        }
      },
    },
    jobs: {
      ...storage.jobs,
      async progress(id, progress, at) {
        const noted = await storage.jobs.progress(id, progress, at);
        if (noted && !lasting.includes(progress.state)) metrics.jobEnded(progress.state);
        return noted;
      },
    },
  };
}
