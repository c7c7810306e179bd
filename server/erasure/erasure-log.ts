import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
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

/**
 * What was erased, outside of the database: after a backup was put in its place it is erased again. A line of JSON each,
 * which only grows at its end, and is on disk before the erasure is. It keeps what no backup can bring back any more.
 */
export class ErasureLog {
  readonly #file: string;
  #handle: FileHandle;
  /** What follows waits for what came before: lines must not mix. */
  #last: Promise<unknown> = Promise.resolve();
  /** Lines that could not be read, for whatever happened to the file. */
  readonly unreadable: number;
  /** Of whole lines. */
  #bytes: number;
  /** Whether a line that could not be written to its end may follow them. */
  #isTorn = false;

  private constructor(file: string, handle: FileHandle, bytes: number, unreadable: number) {
    this.#file = file;
    this.#handle = handle;
    this.#bytes = bytes;
    this.unreadable = unreadable;
  }

  /** Opens it, and drops what was erased before a moment (epoch milliseconds). */
  static async open(file: string, before: number): Promise<ErasureLog> {
    await rm(`${file}.new`, { force: true });
    const { unreadable, wholeBytes } = await read(file);
    const handle = await open(file, 'a', 0o600);
    // A line that was cut short was of an erasure that nobody was told of.
    await handle.truncate(wholeBytes);
    await handle.sync();
    await syncFolderOf(file);
    const log = new ErasureLog(file, handle, wholeBytes, unreadable);
    await log.drop(before);
    return log;
  }

  /** All that it has, the oldest first. */
  async all(): Promise<Erasure[]> {
    return (await read(this.#file)).erasures;
  }

  /** Resolves once it is on disk; rejects with `StorageUnavailable` where it cannot be. */
  add(one: Erasure): Promise<void> {
    return this.#inTurn(async () => {
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
      const { erasures } = await read(this.#file);
      const kept = erasures.filter(({ at }) => at >= before);
      if (kept.length === erasures.length) return;
      const next = await open(`${this.#file}.new`, 'ax', 0o600);
      const bytes = Buffer.from(kept.map((one) => `${JSON.stringify(one)}\n`).join(''));
      try {
        await next.writeFile(bytes);
        await next.sync();
        await rename(`${this.#file}.new`, this.#file);
      } catch (error) {
        await next.close();
        await rm(`${this.#file}.new`, { force: true });
        throw error;
      }
      await this.#handle.close();
      [this.#handle, this.#bytes, this.#isTorn] = [next, bytes.length, false];
      await syncFolderOf(this.#file);
    });
  }

  async close(): Promise<void> {
    await this.#last.catch(() => {});
    await this.#handle.close();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work).catch((error: unknown) => {
      throw new StorageUnavailable(`${this.#file} cannot be written`, { cause: error });
    });
    this.#last = done.catch(() => {});
    return done;
  }
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
