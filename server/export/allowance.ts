import { because } from '../../shared/because.ts';
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
    throw new WorkRefused(because('exports_large', { most: mostBytes / 2 ** 30 }));
  }
  if (free < leastFree) throw new WorkRefused(because('export_disk_full'));
}
