import type { Job } from '../../shared/job.ts';

/** A job that was waited for has failed: the server says why. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed';
  override readonly cause: Job['cause'];

  constructor({ error, cause, state }: Pick<Job, 'error' | 'cause' | 'state'>) {
    super(error ?? state);
    this.cause = cause;
  }
}
