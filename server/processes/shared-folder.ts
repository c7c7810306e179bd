import { link, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import { Problem } from '../problem.ts';
import type { Storage } from '../storage/storage.ts';
import { livesFor } from './heartbeat.ts';

/**
 * Where the files of a database are: one folder, which all of its processes should share. Of processes that do not, those
 * with the folder that was first have the files; the others say so, and take its place once the last of those has gone.
 */
export class SharedFolder {
  readonly #storage: Pick<Storage, 'leases' | 'peers'>;
  readonly #now: () => number;
  readonly #id: string;
  #isHeld = false;

  private constructor(storage: Pick<Storage, 'leases' | 'peers'>, now: () => number, id: string) {
    this.#storage = storage;
    this.#now = now;
    this.#id = id;
  }

  /** @param folder has a file that names it, which is made where it is missing */
  static async open(
    folder: string,
    storage: Pick<Storage, 'leases' | 'peers'>,
    now: () => number,
  ): Promise<SharedFolder> {
    const shared = new SharedFolder(storage, now, storage.peers.shared ? await idOf(folder) : '');
    await shared.look();
    return shared;
  }

  /** Whether the files are here. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Looks again, and says that it is still here. To be called every few seconds. */
  async look(): Promise<void> {
    const now = this.#now();
    this.#isHeld =
      !this.#storage.peers.shared ||
      (await this.#storage.leases.take('files', this.#id, now, now + livesFor));
  }

  /** Throws a `Problem` where the files are elsewhere. */
  assertHeld(): void {
    if (this.#isHeld) return;
    throw new Problem(
      'storage_unavailable',
      'files of exports and imports lie with other processes of this server: this one does not share their data folder (EARSHOT_DATA)',
      { retryAfter: 10 },
    );
  }
}

/** Two processes that begin at once agree on one name: it is linked into its place as a whole, or another one was. */
async function idOf(folder: string): Promise<string> {
  const file = path.join(folder, 'earshot.folder');
  const id = v7();
  const own = path.join(folder, `.earshot.folder.${id}`);
  const handle = await open(own, 'wx', 0o600);
  try {
    await handle.writeFile(`${id}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(own, file);
    return id;
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
    return (await readFile(file, 'utf8')).trim();
  } finally {
    await rm(own, { force: true });
  }
}
