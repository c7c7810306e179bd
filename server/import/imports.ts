import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import { because } from '../../shared/because.ts';
import type { ImportChange, ImportPhase } from '../../shared/import.ts';
import { Courtesy } from '../bulk/courtesy.ts';
import { type FreeSpace, systemFreeSpace } from '../bulk/free-space.ts';
import { InOrder } from '../bulk/in-order.ts';
import { JobRunner, type JobRunnerDeps } from '../bulk/job-runner.ts';
import { invalid, Problem } from '../problem.ts';
import type { Turns } from '../processes/turns.ts';
import type { Author } from '../storage/contract/change.ts';
import type { ImportProgress, ImportRecord } from '../storage/contract/imports.ts';
import type { JobRecord } from '../storage/contract/jobs.ts';
import { makeFolder } from '../storage/make-folder.ts';
import type { Storage } from '../storage/storage.ts';
import { mostFiles } from './import-allowance.ts';
import { type ImportFiles, importFiles } from './import-files.ts';
import { ImportWork } from './import-work.ts';
import { knownSurveys } from './known-surveys.ts';
import { mappingFaults } from './mapping-faults.ts';
import { type Part, received, type Uploaded } from './received.ts';

export interface ImportsDeps extends Omit<JobRunnerDeps, 'rest' | 'storage'> {
  storage: Pick<Storage, 'imports' | 'jobs' | 'sites' | 'surveys' | 'secret'>;
  /** Sees to it that no other process does the same to an import meanwhile. */
  turns: Pick<Turns, 'alone'>;
  /** Where the files lie. Nothing else may. */
  folder: string;
  /** How many requests have come in so far: where there are none, an import has the thread to itself. */
  requests: () => number;
  /** The system's word until told otherwise. */
  freeSpace?: FreeSpace | undefined;
}

/** Milliseconds that a file is kept. */
const keptFor = 7 * 24 * 3_600_000;

const nothing: ImportProgress = {
  counts: { lines: 0, stored: 0, duplicates: 0, rejected: 0, warned: 0 },
  report: { bytes: 0, entries: 0, leftOut: 0 },
};

/**
 * Files of responses: receives them, checks and imports one at a time, goes on after a restart, and takes back. What is
 * done to one import is done one after another, to what is stored of it by then: whoever asks twice at once is told so.
 */
export class Imports {
  readonly runner: JobRunner;
  readonly #deps: ImportsDeps;
  readonly #work: ImportWork;
  readonly #order = new InOrder();
  readonly #receiving = new Set<string>();

  constructor(deps: ImportsDeps) {
    this.#deps = deps;
    const courtesy = new Courtesy(deps.requests);
    this.runner = new JobRunner({ ...deps, rest: courtesy.rest });
    const { storage, now } = deps;
    const free = () => this.#freeSpace();
    this.#work = new ImportWork({ storage, now, free, courtesy, filesOf: (record) => this.filesOf(record) });
  }

  /** Makes the folder, and deletes what nobody may have any more. */
  async open(): Promise<void> {
    makeFolder(this.#deps.folder, 0o700);
    await this.removeExpired();
  }

  /** Goes on with those of these jobs that are of imports, and that the end of a process interrupted. */
  async resume(interrupted: readonly string[]): Promise<void> {
    const { storage, now } = this.#deps;
    for (const id of interrupted) {
      const named = (await storage.jobs.find(id, 'all'))?.asked.import;
      const record = typeof named === 'string' ? await storage.imports.find(named, 'all') : null;
      if (record?.job?.id !== id || record.job.state !== 'interrupted') continue;
      const job = await storage.jobs.adopt(id, now());
      if (job) await this.#goOn({ ...record, job });
    }
  }

  /** Takes the first part of a file. */
  async receive(uploaded: Uploaded, part: Part, by: Author): Promise<ImportRecord> {
    const record = await this.#order.run(uploaded.site.id, () => this.#create(uploaded, by));
    try {
      return await this.append(record, part, uploaded);
    } catch (error) {
      await this.remove(record, by);
      throw error;
    }
  }

  /** Takes a further part; with the last one looks at what the file is, and guesses what its columns are for. */
  async append(asked: ImportRecord, part: Part, of: Omit<Uploaded, 'name'>): Promise<ImportRecord> {
    if (this.#receiving.has(asked.id))
      throw new Problem('change_refused', 'a part of it is just being received: wait for its answer');
    this.#receiving.add(asked.id);
    try {
      return await this.#alone(asked, async (record) => {
        const { imports } = this.#deps.storage;
        const { file } = this.filesOf(record);
        const next = await received(record, part, of, { file, free: () => this.#freeSpace() });
        await imports.change(record.id, next, this.#deps.now());
        return next;
      });
    } finally {
      this.#receiving.delete(asked.id);
    }
  }

  /** Changes what becomes of the lines. */
  change(asked: ImportRecord, { mapping, key }: ImportChange): Promise<ImportRecord> {
    return this.#alone(asked, async (record) => {
      refuseRunning(record);
      const setup = {
        mapping: mapping ?? record.setup.mapping,
        key: key === undefined ? record.setup.key : key,
      };
      await this.#deps.storage.imports.change(record.id, { setup }, this.#deps.now());
      return { ...record, setup };
    });
  }

  /** Begins a check, an import or an undo. Rejects with a `Problem` where that cannot be. */
  begin(asked: ImportRecord, phase: Exclude<ImportPhase, 'upload'>, by: Author): Promise<ImportRecord> {
    return this.#alone(asked, async (record) => {
      refuseRunning(record);
      this.runner.refuseFull();
      if (phase !== 'undo') await this.#refuseFaults(record);
      else if (record.brought === 0) throw new Problem('change_refused', because('import_brought_nothing'));
      const job = jobOf(record, phase, by.at);
      const progress = phase === 'undo' ? record : nothing;
      await this.#deps.storage.imports.begin(record.id, phase, job, progress, by);
      const begun = { ...record, counts: progress.counts, report: progress.report, phase, job };
      this.runner.take(job, this.#work.of(begun, by));
      return begun;
    });
  }

  /** Ends it where it runs, and deletes its file; what it has stored stays. */
  remove(asked: ImportRecord, by: Author | null): Promise<void> {
    return this.#order.run(asked.id, async () => {
      const { imports } = this.#deps.storage;
      const record = await imports.find(asked.id, [asked.site]);
      if (!record) return;
      if (record.job && isRunning(record)) {
        this.#work.end(record.id);
        this.runner.cancel(record.job.id);
      }
      await imports.remove(record.id, by);
      for (const file of Object.values(this.filesOf(record))) await rm(file, { force: true });
    });
  }

  /** Deletes what has expired: files, reports, and what else was read of them; and files that belong to nothing. */
  async removeExpired(): Promise<void> {
    const { folder, storage, now } = this.#deps;
    const files = await readdir(folder);
    const all = await storage.imports.list('all');
    for (const record of all) if (record.expiresAt <= now() && !isRunning(record)) await this.#expire(record);
    const known = new Set(all.flatMap((record) => Object.values(this.filesOf(record))));
    for (const name of files) {
      const file = path.join(folder, name);
      if (!known.has(file)) await rm(file, { force: true });
    }
  }

  filesOf(record: Pick<ImportRecord, 'id'>): ImportFiles {
    return importFiles(this.#deps.folder, record);
  }

  /** Of one that can be undone still nothing stays but which responses it has brought. */
  async #expire(record: ImportRecord): Promise<void> {
    const { id, file, report, brought, counts } = record;
    if (brought === 0) return this.remove(record, null);
    if (!file.isKept && report.bytes === 0) return;
    const { imports } = this.#deps.storage;
    for (const one of Object.values(this.filesOf(record))) await rm(one, { force: true });
    const columns = file.columns.map(({ name }) => ({ name, samples: [] }));
    await imports.change(id, { file: { ...file, isKept: false, columns } }, this.#deps.now());
    await imports.checkpoint(id, { counts, report: nothing.report }, this.#deps.now());
  }

  async #create({ site, survey, name, format }: Uploaded, by: Author): Promise<ImportRecord> {
    const { imports } = this.#deps.storage;
    const others = await imports.list([site.id]);
    if (others.filter(({ file }) => file.isKept).length >= mostFiles)
      throw new Problem('change_refused', because('imports_full', { most: mostFiles }));
    const record: ImportRecord = {
      ...nothing,
      id: v7(),
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
    await imports.create(record, by);
    return record;
  }

  /** One change after the other, in whichever process. */
  #alone<T>({ id, site }: ImportRecord, work: (record: ImportRecord) => Promise<T>): Promise<T> {
    return this.#order.run(id, () =>
      this.#deps.turns.alone(`import ${id}`, async () => {
        const record = await this.#deps.storage.imports.find(id, [site]);
        if (!record) throw invalid('not_found', 'id', 'is no import here');
        return work(record);
      }),
    );
  }

  async #refuseFaults({ site: id, setup, file }: ImportRecord): Promise<void> {
    if (!file.isWhole) throw new Problem('change_refused', because('import_parts_missing'));
    if (!file.isKept) throw new Problem('change_refused', because('import_file_gone'));
    const { storage } = this.#deps;
    const site = await storage.sites.find({ id });
    const surveys = await knownSurveys(storage, site!.key);
    const invalidParams = mappingFaults(setup.mapping, site!, surveys, file);
    const [first] = invalidParams;
    if (first) throw new Problem('change_refused', `${first.path} ${first.reason}`, { invalidParams });
  }

  /** A check or an import behind the last line that was settled, an undo with what is left. */
  async #goOn(record: ImportRecord): Promise<void> {
    const { storage, now } = this.#deps;
    const job = record.job!;
    const done = record.phase === 'undo' ? job.done : record.counts.lines;
    const queued: JobRecord = { ...job, state: 'queued', done };
    await storage.jobs.progress(job.id, queued, now());
    const by: Author = { actor: { kind: 'server' }, at: now() };
    this.runner.take(queued, this.#work.of({ ...record, job: queued }, by));
  }

  #freeSpace(): Promise<number> {
    return (this.#deps.freeSpace ?? systemFreeSpace)(this.#deps.folder);
  }
}

/** How many lines there are is known where all of them were read before. */
function jobOf(record: ImportRecord, phase: Exclude<ImportPhase, 'upload'>, at: number): JobRecord {
  const isKnown = record.phase !== 'upload' && record.phase !== 'undo' && record.job?.state === 'done';
  return {
    id: v7(),
    kind: 'import',
    site: record.site,
    asked: { import: record.id, phase },
    state: 'queued',
    done: 0,
    total: phase === 'undo' ? record.brought : isKnown ? record.counts.lines : null,
    error: null,
    createdAt: at,
    updatedAt: at,
  };
}

function isRunning({ job }: ImportRecord): boolean {
  return job?.state === 'queued' || job?.state === 'running';
}

function refuseRunning(record: ImportRecord): void {
  if (isRunning(record)) throw new Problem('change_refused', because('import_runs', { phase: record.phase }));
}
