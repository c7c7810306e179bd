import { copyFile, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { because } from '../../shared/because.ts';
import { type FreeSpace, leastFree } from '../bulk/free-space.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import { makeFolder } from '../storage/make-folder.ts';
import { filesOf } from './file-names.ts';

/**
 * Puts a copy of a file into a folder, under its name once it is whole: whoever watches the folder finds no half of one.
 * The oldest of the same stem go, beyond as many as are kept. Throws `WorkRefused` where its disk would have too little
 * left with it.
 */
export async function placeFile(
  source: string,
  { folder, file, stem, keep }: { folder: string; file: string; stem: string; keep: number },
  freeSpace: FreeSpace,
): Promise<void> {
  makeFolder(folder, 0o750);
  const { size } = await stat(source);
  if ((await freeSpace(folder)) - size < leastFree) throw new WorkRefused(because('schedule_disk_full'));
  const unfinished = path.join(folder, `.${file}.part`);
  try {
    await copyFile(source, unfinished);
    const handle = await open(unfinished, 'r+');
    try {
      // Whoever collects the files is often somebody else of the server's group.
      await handle.chmod(0o640);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, path.join(folder, file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(folder);
  const tooMany = filesOf(stem, await readdir(folder)).slice(keep);
  for (const name of tooMany) await rm(path.join(folder, name), { force: true });
}

/** So that the new name outlasts a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
