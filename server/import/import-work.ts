import { because } from '../../shared/because.ts';
import type { Courtesy } from '../bulk/courtesy.ts';
import { type JobWork, WorkRefused } from '../bulk/job-runner.ts';
import type { Author } from '../storage/contract/change.ts';
import type { ImportRecord } from '../storage/contract/imports.ts';
import type { Storage } from '../storage/storage.ts';
import { mostLines as most, refuseResponses } from './import-allowance.ts';
import type { ImportFiles } from './import-files.ts';
import { readRecords } from './read-records.ts';
import { runImport } from './run-import.ts';

export interface ImportWorkDeps {
  storage: Pick<Storage, 'imports' | 'sites' | 'surveys' | 'secret'>;
  now: () => number;
  /** Bytes that the disk has left. */
  free: () => Promise<number>;
  courtesy: Pick<Courtesy, 'isBusy'>;
  filesOf(record: ImportRecord): ImportFiles;
  /** Lines that a file may have. */
  mostLines?: number;
}

/** Lines that are judged and stored together: while others wait some milliseconds of them, else as a commit is worth. */
const lines = { busy: 100, idle: 1_000 };
/** Responses that an undo removes together. */
const undone = { busy: 20, idle: 200 };

/** What a check, an import and an undo do, piece by piece. */
export class ImportWork {
  readonly #deps: ImportWorkDeps;
  /** Those that are under way, and that were deleted meanwhile. */
  readonly #deleted = new Set<string>();

  constructor(deps: ImportWorkDeps) {
    this.#deps = deps;
  }

  /** What the phase of an import does. @param by who takes it back */
  of(record: ImportRecord, by: Author): JobWork {
    const { free, filesOf, storage, now, mostLines = most } = this.#deps;
    const ended = async () => void this.#deleted.delete(record.id);
    if (record.phase === 'undo')
      return { count: async () => record.brought, run: () => this.#undo(record, by), ended };
    const files = filesOf(record);
    const allow = async () => {
      if (record.phase === 'import') refuseResponses(await free());
      if (this.#deleted.has(record.id)) throw new WorkRefused(because('import_deleted'));
    };
    return {
      async count(isOver) {
        const count = await countLines(record, files.file, (sofar) => isOver() || sofar > mostLines);
        if (count <= mostLines) return count;
        throw new WorkRefused(because('file_lines', { most: mostLines }));
      },
      run: () => runImport(record, { storage, now, files, allow, piece: () => this.#size(lines) }),
      ended,
    };
  }

  /** It stores nothing more from here on, though its piece may be under way: nobody would know where that came from. */
  end(id: string): void {
    this.#deleted.add(id);
  }

  async *#undo({ id, siteKey }: ImportRecord, by: Author): AsyncGenerator<number> {
    for (;;) {
      const author = { ...by, at: this.#deps.now() };
      const done = await this.#deps.storage.imports.undo(id, siteKey, this.#size(undone), author);
      if (done === 0) return;
      yield done;
    }
  }

  #size({ busy, idle }: { busy: number; idle: number }): number {
    return this.#deps.courtesy.isBusy ? busy : idle;
  }
}

async function countLines(
  { file }: ImportRecord,
  path: string,
  isEnough: (count: number) => boolean,
): Promise<number> {
  let count = 0;
  for await (const records of readRecords(path, file)) {
    count += records.length;
    if (isEnough(count)) break;
  }
  return count;
}
