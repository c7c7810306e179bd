import { statfs } from 'node:fs/promises';

/** Bytes that the disk of a folder has left. */
export type FreeSpace = (folder: string) => Promise<number>;

/** Bytes that the disk must have left: answers that come in need them more than any long work. */
export const leastFree = 512 * 2 ** 20;

/** As the system says. */
export const systemFreeSpace: FreeSpace = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};
