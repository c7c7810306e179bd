import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import type { ImportChange, ImportFormat, ImportPhase } from '../../shared/import.ts';
import { Courtesy } from '../bulk/courtesy.ts';
import { JobRunner, type JobRunnerDeps, type JobWork, WorkRefused } from '../bulk/job-runner.ts';
import { invalid, Problem } from '../problem.ts';
import type { Author } from '../storage/contract/change.ts';
import type { ImportProgress, ImportRecord } from '../storage/contract/imports.ts';
import type { JobRecord } from '../storage/contract/jobs.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Storage } from '../storage/storage.ts';
import { type DescribedFile, describeFile } from './describe-file.ts';
import { guessMapping } from './guess-mapping.ts';
import { mostFiles, refuseUpload } from './import-allowance.ts';
import { knownSurveys } from './known-surveys.ts';
import { mappingFaults } from './mapping-faults.ts';
import { readRecords } from './read-records.ts';
import { receivePart } from './receive-part.ts';
import { runImport } from './run-import.ts';
import { samplesOf } from './samples.ts';

export interface ImportsDeps extends Omit<JobRunnerDeps, 'rest' | 'storage'> {
  storage: Pick<Storage, 'imports' | 'jobs' | 'sites' | 'surveys' | 'secret'>;
  /** Where the files lie. Nothing else may. */
  folder: string;
  /** How many requests have come in so far: where there are none, an import has the thread to itself. */
  requests: () => number;
}

/** What is sent of a file. */
export interface Part {
  bytes: AsyncIterable<Uint8Array>;
  /** Where in the file it begins. */
  offset: number;
  /** Whether further parts follow. */
  more: boolean;
}

export interface Uploaded {
  site: StoredSite;
  /** Of which the answers are, so far as that is known. */
  survey: StoredSurvey | null;
  name: string;
  /** What whoever sends it calls it; null: it is found out. */
  format: ImportFormat | null;
}

/** Milliseconds that a file is kept. */
const keptFor = 7 * 24 * 3_600_000;
/** Lines that are judged and stored together: while others wait some milliseconds of them, else as a commit is worth. */
const pieces = { busy: 100, idle: 1_000 };
/** Responses that an undo removes together. */
const undone = { busy: 20, idle: 200 };

const nothing: ImportProgress = {
  counts: { lines: 0, stored: 0, duplicates: 0, rejected: 0, warned: 0 },
  report: { bytes: 0, entries: 0, leftOut: 0 },
};

/** Files of responses: receives them, checks and imports one at a time, goes on after a restart, and takes back. */
export class Imports {
  readonly runner: JobRunner;
  readonly #deps: ImportsDeps;
  readonly #courtesy: Courtesy;
  readonly #receiving = new Set<string>();

  constructor(deps: ImportsDeps) {
    this.#deps = deps;
    this.#courtesy = new Courtesy(deps.requests);
    this.runner = new JobRunner({ ...deps, rest: this.#courtesy.rest });
  }

  /** Goes on with what the end of a server interrupted, and deletes what nobody may have any more. */
  async resume(): Promise<void> {
    await mkdir(this.#deps.folder, { recursive: true, mode: 0o700 });
    await this.removeExpired();
    const all = await this.#deps.storage.imports.list('all');
    for (const record of all.reverse()) if (record.job?.state === 'interrupted') await this.#goOn(record);
  }

  /** Takes the first part of a file. */
  async receive({ site, survey, name, format }: Uploaded, part: Part, by: Author): Promise<ImportRecord> {
    const { storage } = this.#deps;
    const others = await storage.imports.list([site.id]);
    if (others.filter(({ file }) => file.isKept).length >= mostFiles)
      throw new Problem('change_refused', `${mostFiles} files of this site are kept: delete one`);
    const id = v7();
    const record: ImportRecord = {
      ...nothing,
      id,
      site: site.id,
      siteKey: site.key,
      name,
      phase: 'upload',
      job: null,
      file: {
        ...{ bytes: 0, isWhole: false, isKept: true, own: false },
        ...{ format: format ?? 'csv', encoding: 'utf-8', delimiter: null, columns: [] },
      },
      setup: { mapping: survey ? { survey: { value: survey.slug } } : {}, key: null },
      brought: 0,
      createdAt: by.at,
      updatedAt: by.at,
      expiresAt: by.at + keptFor,
    };
    await storage.imports.create(record, by);
    try {
      return await this.append(record, part, { site, survey, format });
    } catch (error) {
      await this.remove(record, by);
      throw error;
    }
  }

  /** Takes a further part; with the last one looks at what the file is, and guesses what its columns are for. */
  async append(
    record: ImportRecord,
    { bytes, offset, more }: Part,
    { site, survey, format }: Omit<Uploaded, 'name'>,
  ): Promise<ImportRecord> {
    const { folder, storage, now } = this.#deps;
    if (record.file.isWhole) throw new Problem('change_refused', 'the file was received as a whole already');
    if (offset !== record.file.bytes)
      throw invalid('change_refused', 'offset', `must be ${record.file.bytes}: so much was received`);
    if (this.#receiving.has(record.id))
      throw new Problem('change_refused', 'a part of it is just being received: wait for its answer');
    this.#receiving.add(record.id);
    try {
      const allow = (size: number) => refuseUpload(folder, size);
      const size = await receivePart(this.pathsOf(record).file, offset, bytes, allow);
      const file = { ...record.file, bytes: size };
      const described = more ? null : await this.#describe(record, format);
      const received = described
        ? withGuess({ ...record, file }, described, site, survey)
        : { ...record, file };
      await storage.imports.change(record.id, received, now());
      return received;
    } finally {
      this.#receiving.delete(record.id);
    }
  }

  /** Changes what becomes of the lines. */
  async change(record: ImportRecord, { mapping, key }: ImportChange): Promise<ImportRecord> {
    refuseRunning(record);
    const setup = {
      mapping: mapping ?? record.setup.mapping,
      key: key === undefined ? record.setup.key : key,
    };
    await this.#deps.storage.imports.change(record.id, { setup }, this.#deps.now());
    return { ...record, setup };
  }

  /** Begins a check, an import or an undo. Throws a `Problem` where that cannot be. */
  async begin(
    record: ImportRecord,
    phase: Exclude<ImportPhase, 'upload'>,
    by: Author,
  ): Promise<ImportRecord> {
    refuseRunning(record);
    this.runner.refuseFull();
    if (phase === 'undo') {
      if (record.brought === 0)
        throw new Problem('change_refused', 'it has brought nothing that is there still');
    } else await this.#refuseFaults(record);
    const isKnown = record.phase !== 'upload' && record.phase !== 'undo' && record.job?.state === 'done';
    const job: JobRecord = {
      id: v7(),
      kind: 'import',
      site: record.site,
      asked: { import: record.id, phase },
      state: 'queued',
      done: 0,
      total: phase === 'undo' ? record.brought : isKnown ? record.counts.lines : null,
      error: null,
      createdAt: by.at,
      updatedAt: by.at,
    };
    const progress = phase === 'undo' ? record : nothing;
    await this.#deps.storage.imports.begin(record.id, phase, job, progress, by);
    const begun = { ...record, counts: progress.counts, report: progress.report, phase, job };
    this.runner.take(job, this.#workOf(begun, by));
    return begun;
  }

  /** Ends it where it runs, and deletes its file; what it has stored stays. */
  async remove(record: ImportRecord, by: Author | null): Promise<void> {
    if (record.job) this.runner.cancel(record.job.id);
    await this.#deps.storage.imports.remove(record.id, by);
    for (const file of Object.values(this.pathsOf(record))) await rm(file, { force: true });
  }

  /** Deletes files that have expired or belong to nothing, and what is left of imports that brought nothing. */
  async removeExpired(): Promise<void> {
    const { folder, storage, now } = this.#deps;
    const files = await readdir(folder);
    const all = await storage.imports.list('all');
    for (const record of all) {
      if (record.expiresAt > now() || isRunning(record)) continue;
      if (record.brought === 0) await this.remove(record, null);
      else if (record.file.isKept) {
        await rm(this.pathsOf(record).file, { force: true });
        await storage.imports.change(record.id, { file: { ...record.file, isKept: false } }, now());
      }
    }
    const known = new Set(all.flatMap((record) => Object.values(this.pathsOf(record))));
    for (const name of files) {
      const file = path.join(folder, name);
      if (!known.has(file)) await rm(file, { force: true });
    }
  }

  pathsOf({ id }: Pick<ImportRecord, 'id'>): { file: string; report: string } {
    const { folder } = this.#deps;
    return { file: path.join(folder, `${id}.data`), report: path.join(folder, `${id}.report`) };
  }

  async #describe(record: ImportRecord, format: ImportFormat | null): Promise<DescribedFile> {
    try {
      return await describeFile(this.pathsOf(record).file, format);
    } catch (error) {
      if (error instanceof WorkRefused) throw new Problem('malformed_body', error.message);
      throw error;
    }
  }

  async #refuseFaults({ site: id, setup, file }: ImportRecord): Promise<void> {
    if (!file.isWhole)
      throw new Problem('change_refused', 'further parts of the file are missing: send them first');
    if (!file.isKept) throw new Problem('change_refused', 'its file was deleted: upload it again');
    const { storage } = this.#deps;
    const site = await storage.sites.find({ id });
    const surveys = await knownSurveys(storage, site!.key);
    const invalidParams = mappingFaults(setup.mapping, site!, surveys, file);
    const [first] = invalidParams;
    if (first) throw new Problem('change_refused', `${first.path} ${first.reason}`, { invalidParams });
  }

  /** A check begins anew, an import behind the last line that was settled. */
  async #goOn(record: ImportRecord): Promise<void> {
    const { storage, now } = this.#deps;
    const job = record.job!;
    const isCheck = record.phase === 'check';
    const progress = isCheck ? nothing : record;
    if (isCheck) await storage.imports.checkpoint(record.id, nothing, now());
    const done = record.phase === 'undo' ? job.done : progress.counts.lines;
    const queued: JobRecord = { ...job, state: 'queued', done };
    await storage.jobs.progress(job.id, queued, now());
    const by: Author = { actor: { kind: 'server' }, at: now() };
    const whole = { ...record, counts: progress.counts, report: progress.report, job: queued };
    this.runner.take(queued, this.#workOf(whole, by));
  }

  #workOf(record: ImportRecord, by: Author): JobWork {
    const { storage, now } = this.#deps;
    const paths = this.pathsOf(record);
    if (record.phase === 'undo')
      return { count: async () => record.brought, run: () => this.#undo(record, by) };
    return {
      count: () => countLines(record, paths.file),
      run: () => runImport(record, { storage, now, paths, piece: () => this.#size(pieces) }),
    };
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
    return this.#courtesy.isBusy ? busy : idle;
  }
}

async function countLines({ file }: ImportRecord, path: string): Promise<number> {
  let lines = 0;
  for await (const records of readRecords(path, file)) lines += records.length;
  return lines;
}

function isRunning({ job }: ImportRecord): boolean {
  return job?.state === 'queued' || job?.state === 'running';
}

function refuseRunning(record: ImportRecord): void {
  if (isRunning(record))
    throw new Problem('change_refused', `its ${record.phase} is running: wait for it, or cancel its job`);
}

function withGuess(
  record: ImportRecord,
  { format, encoding, delimiter, columns, records }: DescribedFile,
  site: StoredSite,
  survey: StoredSurvey | null,
): ImportRecord {
  const guess = guessMapping({ columns, records, site, survey });
  const told = columns.map((name) => ({ name, samples: samplesOf(name, records) }));
  return {
    ...record,
    file: { ...record.file, isWhole: true, format, encoding, delimiter, columns: told, own: guess.own },
    setup: { ...record.setup, mapping: guess.mapping },
  };
}
