import { leastFree } from '../bulk/free-space.ts';
import { WorkRefused } from '../bulk/job-runner.ts';

/** Exports that are kept of a site at once. */
export const mostKept = 20;
/** Bytes that they may have together. */
const mostBytes = 8 * 2 ** 30;

/**
 * Throws where a file may not grow further.
 * @param kept bytes of all files of the site
 * @param free bytes that the disk has left
 */
export function refuseGrowth(kept: number, free: number): void {
  if (kept > mostBytes) {
    throw new WorkRefused(
      `the exports of this site would be larger than ${mostBytes / 2 ** 30} GiB together: delete some, or choose fewer responses`,
    );
  }
  if (free < leastFree)
    throw new WorkRefused('the disk has too little room left for it: make room, then export again');
}
