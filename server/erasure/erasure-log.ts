import { type FileHandle, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StorageUnavailable } from '../storage/contract/storage-errors.ts';

/** What was erased of a site at once. An id says nothing of whoever gave the answer. */
const erasure = z.strictObject({
  /** Epoch milliseconds. */
  at: z.int(),
  /** The site's id. */
  site: z.string(),
  responses: z.array(z.string()),
});
export type Erasure = z.output<typeof erasure>;

/** Milliseconds after which a file that nobody has touched is of a process that has ended. */
const abandonedAfter = 2 * 86_400_000;

/**
 * What was erased, outside of the database: after a backup was put in its place it is erased again. A line of JSON each,
 * which only grows at its end, and is on disk before the erasure is. It keeps what no backup can bring back any more.
 *
 * Of several processes each writes a file of its own, beside those of the others: nobody's lines mix with anybody's.
 */
export class ErasureLog {
  /** The file of whoever is alone; what several processes write is called after it. */
  readonly #file: string;
  readonly #own: string;
  /** Null: nothing was noted yet. */
  #handle: FileHandle | null;
  /** What follows waits for what came before: lines must not mix. */
  #last: Promise<unknown> = Promise.resolve();
  /** Lines that could not be read, for whatever happened to the file. */
  readonly unreadable: number;
  /** Of whole lines. */
  #bytes: number;
  /** Whether a line that could not be written to its end may follow them. */
  #isTorn = false;

  private constructor(
    file: string,
    own: string,
    handle: FileHandle | null,
    bytes: number,
    unreadable: number,
  ) {
    this.#file = file;
    this.#own = own;
    this.#handle = handle;
    this.#bytes = bytes;
    this.unreadable = unreadable;
  }

  /**
   * Opens it, and drops what was erased before a moment (epoch milliseconds).
   *
   * @param process names the one that writes, where there can be others
   */
  static async open(file: string, before: number, process?: string): Promise<ErasureLog> {
    if (process !== undefined) {
      const read = await readAll(file);
      const log = new ErasureLog(file, `${stemOf(file)}.${process}.ndjson`, null, 0, read.unreadable);
      await log.drop(before);
      return log;
    }
    await rm(`${file}.new`, { force: true });
    const { unreadable, wholeBytes } = await read(file);
    const handle = await open(file, 'a', 0o600);
    // A line that was cut short was of an erasure that nobody was told of.
    await handle.truncate(wholeBytes);
    await handle.sync();
    await syncFolderOf(file);
    const log = new ErasureLog(file, file, handle, wholeBytes, unreadable);
    await log.drop(before);
    return log;
  }

  /** All that it has, the oldest first; with what other processes have noted. */
  async all(): Promise<Erasure[]> {
    return (await readAll(this.#file)).erasures;
  }

  /** Resolves once it is on disk; rejects with `StorageUnavailable` where it cannot be. */
  add(one: Erasure): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#handle) {
        this.#handle = await open(this.#own, 'a', 0o600);
        await syncFolderOf(this.#own);
      }
      // Behind half a line it could not be read.
      if (this.#isTorn) await this.#handle.truncate(this.#bytes);
      this.#isTorn = true;
      const line = Buffer.from(`${JSON.stringify(one)}\n`);
      await this.#handle.appendFile(line);
      await this.#handle.datasync();
      this.#bytes += line.length;
      this.#isTorn = false;
    });
  }

  /** Drops what was erased before a moment: no backup that is kept knows of it. Writes only where there is any. */
  drop(before: number): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#handle) await this.#dropOwn(this.#handle, before);
      if (this.#own === this.#file) return;
      // So that the others see that somebody still writes it.
      const now = new Date();
      if (this.#handle) await utimes(this.#own, now, now);
      for (const file of await filesBeside(this.#file)) {
        const abandoned = (await stat(file)).mtimeMs < now.getTime() - abandonedAfter;
        if (file === this.#own || !abandoned) continue;
        if ((await read(file)).erasures.every(({ at }) => at < before)) await rm(file, { force: true });
      }
    });
  }

  async close(): Promise<void> {
    await this.#last.catch(() => {});
    await this.#handle?.close();
  }

  async #dropOwn(handle: FileHandle, before: number): Promise<void> {
    const { erasures } = await read(this.#own);
    const kept = erasures.filter(({ at }) => at >= before);
    if (kept.length === erasures.length) return;
    const next = await open(`${this.#own}.new`, 'ax', 0o600);
    const bytes = Buffer.from(kept.map((one) => `${JSON.stringify(one)}\n`).join(''));
    try {
      await next.writeFile(bytes);
      await next.sync();
      await rename(`${this.#own}.new`, this.#own);
    } catch (error) {
      await next.close();
      await rm(`${this.#own}.new`, { force: true });
      throw error;
    }
    await handle.close();
    [this.#handle, this.#bytes, this.#isTorn] = [next, bytes.length, false];
    await syncFolderOf(this.#own);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work).catch((error: unknown) => {
      throw new StorageUnavailable(`${this.#file} cannot be written`, { cause: error });
    });
    this.#last = done.catch(() => {});
    return done;
  }
}

function stemOf(file: string): string {
  return file.slice(0, file.length - path.extname(file).length);
}

/** What processes have written that are not alone, and the file of one that was. */
async function filesBeside(file: string): Promise<string[]> {
  const [folder, stem] = [path.dirname(file), path.basename(stemOf(file))];
  const names = (await readdir(folder)).filter(
    (name) => name === path.basename(file) || (name.startsWith(`${stem}.`) && name.endsWith('.ndjson')),
  );
  return names.sort().map((name) => path.join(folder, name));
}

async function readAll(file: string): Promise<{ erasures: Erasure[]; unreadable: number }> {
  const files = await Promise.all((await filesBeside(file)).map(read));
  return {
    erasures: files.flatMap(({ erasures }) => erasures).sort((a, b) => a.at - b.at),
    unreadable: files.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
}

async function read(file: string): Promise<{ erasures: Erasure[]; unreadable: number; wholeBytes: number }> {
  const bytes = await readFile(file).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const wholeBytes = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.subarray(0, wholeBytes).toString().split('\n').slice(0, -1);
  const erasures = lines.flatMap((line) => erasureOf(line) ?? []);
  return { erasures, unreadable: lines.length - erasures.length, wholeBytes };
}

function erasureOf(line: string): Erasure | null {
  try {
    return erasure.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

async function syncFolderOf(file: string): Promise<void> {
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
