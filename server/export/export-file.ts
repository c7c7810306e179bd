import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** A file that grows at its end and can be taken up where it was last known to be whole. */
export class ExportFile {
  readonly #handle: FileHandle;
  #bytes: number;

  private constructor(handle: FileHandle, bytes: number) {
    this.#handle = handle;
    this.#bytes = bytes;
  }

  /** Opens it for its owner alone, and cuts off what follows the first `bytes`. */
  static async open(path: string, bytes: number): Promise<ExportFile> {
    const handle = await open(path, constants.O_CREAT | constants.O_RDWR, 0o600);
    try {
      await handle.truncate(bytes);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new ExportFile(handle, bytes);
  }

  get bytes(): number {
    return this.#bytes;
  }

  async append(text: string | Uint8Array): Promise<void> {
    const data = typeof text === 'string' ? Buffer.from(text) : text;
    let written = 0;
    while (written < data.length) {
      const left = data.length - written;
      written += (await this.#handle.write(data, written, left, this.#bytes + written)).bytesWritten;
    }
    this.#bytes += data.length;
  }

  /** Resolves when what was appended is on disk. */
  sync(): Promise<void> {
    return this.#handle.datasync();
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
