import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { filesOf } from './file-names.ts';

/**
 * Puts a copy of a file into a folder, under its name once it is whole: whoever watches the folder finds no half of one.
 * The oldest of the same stem go, beyond as many as are kept.
 */
export async function placeFile(
  source: string,
  { folder, file, stem, keep }: { folder: string; file: string; stem: string; keep: number },
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o750 });
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
