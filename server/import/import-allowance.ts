import { statfs } from 'node:fs/promises';
import { Problem } from '../problem.ts';

/** Bytes that a file may have. */
export const mostFileBytes = 2 ** 30;
/** Files that are kept of a site at once. */
export const mostFiles = 20;
/** Bytes that the disk must have left: answers that come in need them more. */
const leastFree = 512 * 2 ** 20;

/** Throws where there is no room for a file of so many bytes. */
export async function refuseUpload(folder: string, bytes: number): Promise<void> {
  if (bytes > mostFileBytes)
    throw new Problem(
      'payload_too_large',
      `a file may have ${mostFileBytes / 2 ** 30} GiB: cut it into several, and import one after the other`,
    );
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastFree)
    throw new Problem(
      'change_refused',
      'the disk has too little room left for it: make room, then upload again',
    );
}
