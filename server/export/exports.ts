import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import { because } from '../../shared/because.ts';
import type { ExportFormat } from '../../shared/export.ts';
import { countChosen } from '../bulk/count-chosen.ts';
import { type FreeSpace, systemFreeSpace } from '../bulk/free-space.ts';
import { InOrder } from '../bulk/in-order.ts';
import { JobRunner, type JobRunnerDeps, type JobWork, WorkRefused } from '../bulk/job-runner.ts';
import type { Erased } from '../erasure/noted-erasures.ts';
import { Problem } from '../problem.ts';
import type { Author } from '../storage/contract/change.ts';
import type { ExportRecord } from '../storage/contract/exports.ts';
import type { JobState } from '../storage/contract/jobs.ts';
import { makeFolder } from '../storage/make-folder.ts';
import type { Storage } from '../storage/storage.ts';
import { mostKept, refuseGrowth } from './allowance.ts';
import { writeExport } from './write-export.ts';

export interface ExportsDeps extends JobRunnerDeps {
  storage: Pick<Storage, 'responses' | 'surveys' | 'exports' | 'jobs'>;
  /** Where the files lie. Nothing else may. */
  folder: string;
  /** The system's word until told otherwise. */
  freeSpace?: FreeSpace | undefined;
}

/** What an export is made of. */
type Asked = Pick<ExportRecord, 'site' | 'asked' | 'chosen' | 'columns'> & { format: ExportFormat };

/** Milliseconds that a file is kept. */
const keptFor = 7 * 24 * 3_600_000;

/** Copies of responses as files: makes one at a time, goes on with them after a restart, and deletes them in time. */
export class Exports {
  readonly runner: JobRunner;
  readonly folder: string;
  readonly #deps: ExportsDeps;
  /** Those that are being written, and of which something was erased meanwhile. */
  readonly #withdrawn = new Set<string>();
  readonly #order = new InOrder();

  constructor(deps: ExportsDeps) {
    this.#deps = deps;
    this.folder = deps.folder;
    this.runner = new JobRunner(deps);
  }

  /** Makes the folder, and deletes what nobody may have any more. */
  async open(): Promise<void> {
    makeFolder(this.folder, 0o700);
    await this.removeExpired();
  }

  /** Goes on with those of these jobs that are exports, and that the end of a process interrupted. */
  async resume(interrupted: readonly string[]): Promise<void> {
    const { storage, now } = this.#deps;
    for (const id of interrupted) {
      const record = await storage.exports.find(id, 'all');
      if (record?.state !== 'interrupted') continue;
      if (!(await storage.jobs.adopt(id, now()))) continue;
      const whole = await this.#ofWhole({ ...record, state: 'queued' });
      const { done, total, error } = whole;
      await storage.jobs.progress(id, { state: 'queued', done, total, error }, now());
      this.runner.take(whole, this.#workOf(whole));
    }
  }

  /** As `begin`, for somebody who keeps it; rejects with a `Problem` where the site keeps as many as it may. */
  beginKept(asked: Asked, by: Author): Promise<ExportRecord> {
    return this.#order.run(asked.site, async () => {
      if ((await this.#deps.storage.exports.list([asked.site])).length >= mostKept)
        throw new Problem('change_refused', because('exports_full', { most: mostKept }));
      return this.begin(asked, by);
    });
  }

  /** Resolves once the export is noted; rejects where the runner `isFull`. */
  async begin(asked: Asked, by: Author): Promise<ExportRecord> {
    this.runner.refuseFull();
    const record: ExportRecord = {
      ...asked,
      id: v7(),
      kind: 'export',
      state: 'queued',
      done: 0,
      total: null,
      error: null,
      position: null,
      bytes: 0,
      createdAt: by.at,
      updatedAt: by.at,
      expiresAt: by.at + keptFor,
    };
    await this.#deps.storage.exports.create(record, by);
    this.runner.take(record, this.#workOf(record));
    return record;
  }

  /** Ends it where it runs, and deletes its file. */
  async remove(record: ExportRecord, by: Author | null): Promise<void> {
    this.runner.cancel(record.id);
    await this.#deps.storage.exports.remove(record.id, by);
    await rm(this.pathOf(record), { force: true });
  }

  /** Deletes the files that may hold what is erased, and says so of their exports. */
  async withdraw(erased: readonly Erased[]): Promise<void> {
    const { exports } = this.#deps.storage;
    for (const record of await exports.list('all')) {
      if (record.bytes === 0 && record.state !== 'running') continue;
      if (!erased.some((one) => mayHold(record, one))) continue;
      if (this.runner.ids.includes(record.id)) this.#withdrawn.add(record.id);
      // Another process that writes it finds that it has lost it.
      else if (record.state === 'done' || record.state === 'running' || record.state === 'queued')
        await exports.withdraw(record.id, withdrawnBecause.cause, this.#deps.now());
      await rm(this.pathOf(record), { force: true });
    }
  }

  /** False where somebody took it away, or a backup was restored that knows of it. */
  async hasFile(record: ExportRecord): Promise<boolean> {
    return (await this.#sizeOf(record)) === record.bytes;
  }

  /** Deletes what has expired, and files that belong to no export. To be called about once an hour. */
  async removeExpired(): Promise<void> {
    const all = await this.#deps.storage.exports.list('all');
    const expired = all.filter(({ expiresAt }) => expiresAt <= this.#deps.now());
    for (const record of expired) await this.remove(record, null);
    await this.removeStray();
  }

  /** Deletes files that no export has: another process may have said so that does not reach this folder. */
  async removeStray(): Promise<void> {
    const files = await readdir(this.folder);
    const all = await this.#deps.storage.exports.list('all');
    const kept = all.filter(({ state, bytes }) => bytes > 0 || (state !== 'failed' && state !== 'cancelled'));
    const known = new Set(kept.map((record) => path.basename(this.pathOf(record))));
    for (const name of files) if (!known.has(name)) await rm(path.join(this.folder, name), { force: true });
  }

  pathOf({ id, format }: Pick<ExportRecord, 'id' | 'format'>): string {
    return path.join(this.folder, `${id}.${format}`);
  }

  #workOf(record: ExportRecord): JobWork {
    const { storage } = this.#deps;
    return {
      count: (isOver) => countChosen(record.chosen, storage.responses, isOver),
      run: () => this.#untilWithdrawn(record),
      ended: (state) => this.#ended(record, state),
    };
  }

  async *#untilWithdrawn(record: ExportRecord): AsyncIterable<number> {
    const { storage, now } = this.#deps;
    const assertHeld = () => {
      if (this.#withdrawn.has(record.id)) throw new WorkRefused(withdrawnBecause);
    };
    assertHeld();
    const allow = (bytes: number) => this.#allow(record, bytes);
    for await (const done of writeExport(record, this.pathOf(record), { storage, now, allow })) {
      assertHeld();
      yield done;
    }
    assertHeld();
  }

  async #allow({ id, site }: ExportRecord, bytes: number): Promise<void> {
    const others = (await this.#deps.storage.exports.list([site])).filter((other) => other.id !== id);
    refuseGrowth(
      others.reduce((sum, other) => sum + other.bytes, bytes),
      await (this.#deps.freeSpace ?? systemFreeSpace)(this.folder),
    );
  }

  /** Of what is not gone on with nothing is kept. */
  async #ended(record: ExportRecord, state: JobState): Promise<void> {
    this.#withdrawn.delete(record.id);
    if (state !== 'failed' && state !== 'cancelled') return;
    await rm(this.pathOf(record), { force: true });
    await this.#forget(record);
  }

  async #forget({ id }: ExportRecord): Promise<void> {
    const nothing = { position: null, bytes: 0, done: 0 };
    await this.#deps.storage.exports.checkpoint(id, nothing, this.#deps.now());
  }

  /** A file that has less than was kept of it, as after a restored backup, is begun anew. */
  async #ofWhole(record: ExportRecord): Promise<ExportRecord> {
    if (((await this.#sizeOf(record)) ?? 0) >= record.bytes) return record;
    await this.#forget(record);
    return { ...record, position: null, bytes: 0, done: 0 };
  }

  async #sizeOf(record: ExportRecord): Promise<number | undefined> {
    return (await stat(this.pathOf(record)).catch(() => null))?.size;
  }
}

const withdrawnBecause = because('export_erased');

/** By its survey and time alone: a file that is deleted for nothing is made again, one that is kept is not. */
function mayHold({ chosen }: ExportRecord, { siteKey, surveyKey, receivedAt }: Erased): boolean {
  if (chosen.siteKey !== siteKey || !chosen.surveyKeys.includes(surveyKey)) return false;
  return chosen.from <= receivedAt && receivedAt < chosen.to;
}
