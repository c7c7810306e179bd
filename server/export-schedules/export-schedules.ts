import { type Because, because, causeText } from '../../shared/because.ts';
import type { Cause } from '../../shared/cause.ts';
import { type FreeSpace, systemFreeSpace } from '../bulk/free-space.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import { dayOf } from '../calendar/day.ts';
import { isoDay } from '../calendar/iso-day.ts';
import { lastTurn, lastWhole, nextTurn } from '../calendar/schedule-turn.ts';
import { columnsFor } from '../export/columns-for.ts';
import type { Exports } from '../export/exports.ts';
import { Problem } from '../problem.ts';
import type { SharedFolder } from '../processes/shared-folder.ts';
import type { Turns } from '../processes/turns.ts';
import { chosenNow } from '../query/chosen-now.ts';
import type { Author } from '../storage/contract/change.ts';
import type { ScheduledRun, StoredSchedule } from '../storage/contract/export-schedules.ts';
import type { ExportRecord } from '../storage/contract/exports.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import { fileName } from './file-names.ts';
import { placeFile } from './place-file.ts';

export interface ExportSchedulesDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'counts' | 'exports' | 'exportSchedules'>;
  exports: Exports;
  /** Sees to it that no other process begins or collects meanwhile. */
  turns: Pick<Turns, 'alone'>;
  /** Whether the files of exports are here; where they are not, another process begins and collects. */
  files: Pick<SharedFolder, 'isHeld'>;
  /** Where the files go. The operator names it, and nobody else. */
  folder: string;
  /** The system's word until told otherwise. */
  freeSpace?: FreeSpace | undefined;
  now: () => number;
  /** Called with what failed for no reason that is expected. */
  onFailure(error: unknown): void;
}

const anHour = 3_600_000;

/**
 * Exports that are made by themselves. Each is an export like any other, which goes on after whatever end of the
 * server, and is put into the folder once it is whole. A run that was missed or failed is part of the next one.
 */
export class ExportSchedules {
  readonly #deps: ExportSchedulesDeps;
  #turn: Promise<void> = Promise.resolve();

  constructor(deps: ExportSchedulesDeps) {
    this.#deps = deps;
  }

  /** When its turn comes; null: it is paused. */
  nextAt(schedule: StoredSchedule, timezone: string): number | null {
    if (schedule.paused) return null;
    const now = this.#deps.now();
    if (isDue(schedule, now, timezone)) return now;
    const { last } = schedule;
    const again = last?.error == null ? Number.POSITIVE_INFINITY : last.at + anHour;
    return Math.min(nextTurn(schedule, now, timezone), again);
  }

  /** Begins what is due and ends what is made. To be called about once a minute, and at the start. */
  async run(): Promise<void> {
    if (!this.#deps.files.isHeld) return;
    return this.#inTurn(async () => {
      await this.#collect();
      const now = this.#deps.now();
      for (const schedule of await this.#deps.storage.exportSchedules.list('all')) {
        if (schedule.paused || schedule.run !== null) continue;
        const site = await this.#deps.storage.sites.find({ id: schedule.site });
        if (site && isDue(schedule, now, site.timezone)) await this.#begin(schedule, site);
      }
    });
  }

  /** Begins one now, whenever its turn is; false: it is being made already, or is gone. */
  runNow(id: string): Promise<boolean> {
    let begun = false;
    return this.#inTurn(async () => {
      await this.#collect();
      const schedule = await this.#deps.storage.exportSchedules.find(id, 'all');
      const site = schedule && (await this.#deps.storage.sites.find({ id: schedule.site }));
      if (!schedule || !site || schedule.run !== null) return;
      await this.#begin(schedule, site);
      begun = true;
    }).then(() => begun);
  }

  /** Resolves when nothing of it is under way. */
  async idle(): Promise<void> {
    for (let before: Promise<void> | null = null; before !== this.#turn; ) {
      before = this.#turn;
      await before;
      await this.#deps.exports.runner.idle();
      // What has ended there has set off its collection.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** One after another: nobody begins what is just being begun. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(() => this.#deps.turns.alone('export schedules', work));
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async #begin(schedule: StoredSchedule, site: StoredSite): Promise<void> {
    const { storage, exports, now } = this.#deps;
    const at = now();
    const by = byServer(at);
    try {
      const span = spanOf(schedule, at, site.timezone);
      const times = span.from === null ? {} : { from: isoOf(span.from), to: isoOf(span.to) };
      const { chosen, asked } = await chosenNow(
        { ...schedule.choose, ...times, site: site.id },
        storage,
        { sites: 'all' },
        at,
      );
      const columns = await columnsFor(schedule.format, { site, chosen }, storage);
      const record = await exports.begin(
        { site: site.id, format: schedule.format, chosen, columns, asked },
        by,
      );
      const day = isoDay(dayOf(span.from ?? at, site.timezone));
      const file = fileName(schedule.stem, day, schedule.format);
      await storage.exportSchedules.begin(schedule.id, { export: record.id, file, at, coversTo: span.to });
      void exports.runner
        .idle()
        .then(() => this.#inTurn(() => this.#collect()))
        .catch(this.#deps.onFailure);
    } catch (error) {
      // Twenty wait already: its turn comes again with the next minute.
      if (error instanceof Problem && error.code === 'overloaded') return;
      await this.#fail(schedule, at, error);
    }
  }

  /** Puts the files of what is made into the folder. */
  async #collect(): Promise<void> {
    for (const schedule of await this.#deps.storage.exportSchedules.list('all'))
      if (schedule.run !== null) await this.#collectOne(schedule, schedule.run);
  }

  async #collectOne(schedule: StoredSchedule, run: ScheduledRun): Promise<void> {
    const { storage, exports, folder, freeSpace = systemFreeSpace } = this.#deps;
    const record = await storage.exports.find(run.export, 'all');
    if (record?.state === 'queued' || record?.state === 'running' || record?.state === 'interrupted') return;
    try {
      if (record?.state !== 'done' || !(await exports.hasFile(record)))
        throw new WorkRefused(record?.error ? told(record.error) : because('schedule_export_gone'));
      const { stem, keep } = schedule;
      await placeFile(exports.pathOf(record), { folder, file: run.file, stem, keep }, freeSpace);
      const end = { at: run.at, file: run.file, responses: record.done, error: null };
      await storage.exportSchedules.end(schedule.id, end, run.coversTo, byServer(this.#deps.now()));
    } catch (error) {
      await this.#fail(schedule, run.at, error);
    }
    if (record) await this.#forget(record);
  }

  /** The copy in the folder is the one that counts. */
  #forget(record: ExportRecord): Promise<void> {
    return this.#deps.exports.remove(record, null);
  }

  async #fail({ id }: StoredSchedule, at: number, error: unknown): Promise<void> {
    const isExpected = error instanceof WorkRefused || error instanceof Problem;
    if (!isExpected) this.#deps.onFailure(error);
    const end = { at, file: null, responses: 0, error: causeOf(error) };
    await this.#deps.storage.exportSchedules.end(id, end, null, byServer(this.#deps.now()));
  }
}

/** Whether its turn has come since it ran, was made or was changed, or it failed an hour ago. */
function isDue(schedule: StoredSchedule, now: number, timezone: string): boolean {
  const { last, updatedAt } = schedule;
  if (last?.error != null && now - last.at >= anHour) return true;
  return lastTurn(schedule, now, timezone) > Math.max(last?.at ?? 0, updatedAt);
}

/** What a run has: whole days since the last file, or everything. `from` null: from the first. */
function spanOf(
  { span, every, coveredTo }: StoredSchedule,
  at: number,
  timezone: string,
): { from: number | null; to: number } {
  if (span === 'all') return { from: null, to: at };
  const { from, to } = lastWhole(every, at, timezone);
  // Nothing that was missed is left out.
  return { from: coveredTo !== null && coveredTo < from ? coveredTo : from, to };
}

function byServer(at: number): Author {
  return { actor: { kind: 'server' }, at };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}

function told(cause: Cause): Because {
  return { reason: causeText(cause), cause };
}

function causeOf(error: unknown): Cause {
  if (error instanceof WorkRefused) return error.cause;
  if (error instanceof Problem) return error.cause ?? because('other', { text: error.message }).cause;
  const { code } = error as { code?: unknown };
  return typeof code === 'string'
    ? because('schedule_folder', { error: code }).cause
    : because('schedule_failed').cause;
}
