/** An export's file that goes on at its end, whatever of it was known to be whole. For the harness to find fault with. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

export class ExportFile {
  readonly #handle: FileHandle;
  #bytes: number;

  private constructor(handle: FileHandle, bytes: number) {
    this.#handle = handle;
    this.#bytes = bytes;
  }

  static async open(path: string): Promise<ExportFile> {
    const handle = await open(path, constants.O_CREAT | constants.O_RDWR, 0o600);
    return new ExportFile(handle, (await handle.stat()).size);
  }

  get bytes(): number {
    return this.#bytes;
  }

  async append(text: string): Promise<void> {
    const data = Buffer.from(text);
    await this.#handle.write(data, 0, data.length, this.#bytes);
    this.#bytes += data.length;
  }

  sync(): Promise<void> {
    return this.#handle.datasync();
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
