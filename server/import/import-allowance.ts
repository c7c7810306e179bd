import { because } from '../../shared/because.ts';
import { leastFree } from '../bulk/free-space.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import { Problem } from '../problem.ts';

/** Bytes that a file may have. */
export const mostFileBytes = 2 ** 30;
/** Lines that a file may have: each is known by eight to sixteen bytes while it is read. */
export const mostLines = 4_000_000;
/** Files that are kept of a site at once. */
export const mostFiles = 20;

/**
 * Throws a `Problem` where there is no room for a file of so many bytes.
 * @param free bytes that the disk has left
 */
export function refuseUpload(bytes: number, free: number): void {
  if (bytes > mostFileBytes)
    throw new Problem('payload_too_large', because('file_large', { most: mostFileBytes / 2 ** 30 }));
  if (free < leastFree) throw new Problem('change_refused', because('upload_disk_full'));
}

/**
 * Throws where no more responses may be stored.
 * @param free bytes that the disk has left
 */
export function refuseResponses(free: number): void {
  if (free < leastFree) throw new WorkRefused(because('import_disk_full'));
}
