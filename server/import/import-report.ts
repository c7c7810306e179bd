import type { ImportFinding } from '../../shared/import.ts';
import { ExportFile } from '../export/export-file.ts';
import type { ImportReport as Reported } from '../storage/contract/imports.ts';

/** Bytes that a report may have: what is wrong with so many lines is the same of most of them. */
const mostBytes = 8 * 2 ** 20;

/** What was found of lines, written into a file beside the import: an NDJSON line each. */
export class ImportReport {
  readonly #file: ExportFile;
  #entries: number;
  #leftOut: number;
  #waiting = '';
  #waitingBytes = 0;

  private constructor(file: ExportFile, { entries, leftOut }: Reported) {
    this.#file = file;
    this.#entries = entries;
    this.#leftOut = leftOut;
  }

  /** Goes on behind what was known to be whole. */
  static async open(path: string, reported: Reported): Promise<ImportReport> {
    return new ImportReport(await ExportFile.open(path, reported.bytes), reported);
  }

  add(finding: ImportFinding): void {
    if (this.#file.bytes + this.#waitingBytes > mostBytes) {
      this.#leftOut++;
      return;
    }
    const line = `${JSON.stringify(finding)}\n`;
    this.#entries++;
    this.#waiting += line;
    this.#waitingBytes += Buffer.byteLength(line);
  }

  /** Resolves when what was added is on disk, and tells how far it is. */
  async keep(): Promise<Reported> {
    if (this.#waiting !== '') {
      await this.#file.append(this.#waiting);
      [this.#waiting, this.#waitingBytes] = ['', 0];
      await this.#file.sync();
    }
    return { bytes: this.#file.bytes, entries: this.#entries, leftOut: this.#leftOut };
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
