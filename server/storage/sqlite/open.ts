import { closeSync, mkdirSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { StorageCondition } from '../contract/condition.ts';
import type { CountRules } from '../contract/counting.ts';
import { StorageUnavailable } from '../contract/storage-errors.ts';
import type { Migration } from '../migrate.ts';
import type { Storage } from '../storage.ts';
import { AccessTable } from './access.ts';
import { AuditTable } from './audit.ts';
import { Checker } from './checker.ts';
import { Committer } from './committer.ts';
import { fileCondition } from './condition.ts';
import { countStore } from './count-store.ts';
import { Dictionary } from './dictionary.ts';
import { type Files, filesIn } from './files.ts';
import { instanceOf, passGate } from './gate.ts';
import { readInstance, writeInstance } from './instance-file.ts';
import { JobTable } from './jobs.ts';
import { KeyTable } from './keys.ts';
import { lockFolder } from './lock.ts';
import { migrations } from './migrations.ts';
import { markClosed, markWhole, prepare, wholeAt } from './prepare.ts';
import { Reader } from './reader.ts';
import { RecentCounts } from './recent-counts.ts';
import { RefusedOriginTable } from './refused-origins.ts';
import { ResponseWriter } from './responses.ts';
import { SiteZones } from './site-zones.ts';
import { SiteTable } from './sites.ts';
import { SurveyTable } from './surveys.ts';
import { systemFailure } from './system-failure.ts';
import { CountUpsert } from './write-counts.ts';

export interface OpenOptions {
  /** Hears what an operator may want to know of the opening. */
  notice?: (text: string) => void;
  /** Pages that were committed but not copied into the file yet, from which on they are. */
  checkpointPages?: number;
  /** Every statement that made the schema. */
  migrations?: readonly Migration[];
}

/**
 * Opens the embedded database in a folder, creating both where they are missing. Throws `StorageRefused`, and changes
 * nothing, where another process holds the folder or the file is not the whole one that belongs there.
 */
export function openSqlite(folder: string, rules: CountRules, options: OpenOptions = {}): Storage {
  const files = filesIn(folder);
  let unlock: (() => void) | undefined;
  let db: Database.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    unlock = lockFolder(folder);
    const schema = options.migrations ?? migrations;
    const whole = passGate(files, schema, options.notice ?? (() => {}));
    // Made here where it is not there yet, for its owner alone; SQLite's files beside it follow it.
    closeSync(openSync(files.database, 'a', 0o600));
    db = new Database(files.database);
    const created = prepare(db, files, schema);
    if (created || whole) markWhole(db);
    const recorded = readInstance(files);
    const instance = instanceOf(db, files, recorded);
    if (recorded === null) writeInstance(files, instance);
    return new SqliteStorage(db, files, created, rules, options.checkpointPages ?? 4_000, unlock);
  } catch (error) {
    db?.close();
    unlock?.();
    throw systemFailure(error, files.database);
  }
}

class SqliteStorage implements Storage {
  readonly secret: Buffer;
  readonly created: boolean;
  readonly sites: Storage['sites'];
  readonly surveys: Storage['surveys'];
  readonly responses: Storage['responses'];
  readonly counts: Storage['counts'];
  readonly access: Storage['access'];
  readonly keys: Storage['keys'];
  readonly audit: Storage['audit'];
  readonly jobs: Storage['jobs'];
  readonly #db: Database.Database;
  readonly #reader: Reader;
  /** Answers that cost all of a range have a thread of their own, so that the others never wait for them. */
  readonly #tallier: Reader;
  readonly #checker: Checker;
  readonly #files: Files;
  readonly #dictionary: Dictionary;
  readonly #zones: SiteZones;
  readonly #committer: Committer;
  readonly #unlock: () => void;

  constructor(
    db: Database.Database,
    files: Files,
    created: boolean,
    rules: CountRules,
    checkpointPages: number,
    unlock: () => void,
  ) {
    this.#db = db;
    this.#unlock = unlock;
    this.#files = files;
    this.#reader = new Reader(files.database);
    this.#tallier = new Reader(files.database);
    this.#checker = new Checker(files.database);
    this.#dictionary = new Dictionary(db);
    this.#zones = new SiteZones(db, rules);
    this.#committer = new Committer(db, checkpointPages, () => {
      this.#dictionary.forget();
      this.#zones.forget();
    });
    this.created = created;
    this.secret = db.prepare<[], Buffer>(`SELECT value FROM meta WHERE name = 'secret'`).pluck().get()!;
    const audit = new AuditTable(db);
    const sites = new SiteTable(db, audit);
    const refusedOrigins = new RefusedOriginTable(db);
    const zones = this.#zones;
    this.sites = {
      create: async (site, by) => this.#commit(() => sites.create(site, by)),
      find: async (by) => this.#guard(() => sites.find(by)),
      list: async () => this.#guard(() => sites.list()),
      noteRefused: async (site, origins) => this.#commit(() => refusedOrigins.note(site, origins)),
      refusedOrigins: async (site) => this.#guard(() => refusedOrigins.list(site)),
      change: async (id, change, by) => {
        const changed = this.#commit(() => sites.change(id, change, by));
        zones.forget();
        return changed;
      },
    };
    this.surveys = this.#surveyStore(new SurveyTable(db, audit));
    const recent = new RecentCounts();
    const upsert = new CountUpsert(db, recent);
    this.responses = this.#responseStore(
      new ResponseWriter(db, this.#dictionary, rules, zones, audit, upsert),
    );
    this.counts = countStore({
      db,
      committer: this.#committer,
      reader: this.#reader,
      dictionary: this.#dictionary,
      rules,
      zones,
      upsert,
      recent,
    });
    this.access = this.#accessStore(new AccessTable(db, audit));
    this.keys = this.#keyStore(new KeyTable(db, audit));
    this.audit = { list: async (filter) => this.#guard(() => audit.list(filter)) };
    this.jobs = this.#jobStore(new JobTable(db));
  }

  async ping(): Promise<void> {
    this.#commit(() => {
      this.#db.prepare(`INSERT OR REPLACE INTO meta (name, value) VALUES ('pinged_at', ?)`).run(Date.now());
    });
  }

  async findFault(): Promise<string | null> {
    const fault = await this.#checker.findFault();
    if (fault === null) this.#commitWherePossible(() => markWhole(this.#db));
    return fault;
  }

  async condition(): Promise<StorageCondition> {
    const readers = [
      { name: 'counts', calls: this.#reader.calls },
      { name: 'rows', calls: this.#tallier.calls },
    ];
    return { ...(await fileCondition(this.#files)), readers, wholeAt: this.#guard(() => wholeAt(this.#db)) };
  }

  async close(): Promise<void> {
    this.#checker.stop();
    await Promise.all([this.#reader.close(), this.#tallier.close()]);
    if (!this.#db.open) return;
    try {
      // Where that fails, the next opening reads the file whole: nothing else is lost.
      this.#commitWherePossible(() => markClosed(this.#db));
    } finally {
      this.#db.close();
      this.#unlock();
    }
  }

  #surveyStore(table: SurveyTable): Storage['surveys'] {
    return {
      create: async (fields, site, by) => this.#commit(() => table.create(fields, site, by)),
      find: async (site, slug) => this.#guard(() => table.find(site, slug)),
      list: async (site) => this.#guard(() => table.list(site)),
      change: async (site, slug, change, by) => this.#commit(() => table.change(site, slug, change, by)),
      versions: async (site, survey) => this.#guard(() => table.versions(site, survey)),
    };
  }

  #responseStore(writer: ResponseWriter): Storage['responses'] {
    return {
      write: async (batch) => this.#commit(() => writer.write(batch)),
      reclassify: async (site, ids, standing, by) =>
        this.#commit(() => writer.reclassify(site, ids, standing, by)),
      amend: async (site, id, amendment) => this.#commit(() => writer.amend(site, id, amendment)),
      remove: async (site, ids, by) => {
        const count = this.#commit(() => writer.remove(site, ids, by));
        if (count > 0) this.#committer.purge();
        return count;
      },
      erase: async (site, ids, by) => {
        const left = this.#commit(() => writer.erase(site, ids, by));
        if (left.length > 0) this.#committer.purge();
        return left;
      },
      find: async (site, id) => this.#guard(() => writer.find(site, id)),
      list: (filter) => this.#reader.listResponses(filter),
      tally: (question) => this.#tallier.tally(question),
    };
  }

  #accessStore(table: AccessTable): Storage['access'] {
    return {
      ownerKeyHash: async () => this.#guard(() => table.ownerKeyHash()),
      setOwnerKeyHash: async (hash, by) => this.#commit(() => table.setOwnerKeyHash(hash, by)),
      createSession: async (session) => this.#commit(() => table.createSession(session)),
      findSession: async (hash) => this.#guard(() => table.findSession(hash)),
      touchSession: async (hash, at) => this.#commit(() => table.touchSession(hash, at)),
      removeSession: async (hash) => this.#commit(() => table.removeSession(hash)),
      removeExpiredSessions: async (at) => this.#commit(() => table.removeExpiredSessions(at)),
    };
  }

  #keyStore(table: KeyTable): Storage['keys'] {
    return {
      create: async (key, by) => this.#commit(() => table.create(key, by)),
      find: async (hash) => this.#guard(() => table.find(hash)),
      wasRevoked: async (hash) => this.#guard(() => table.wasRevoked(hash)),
      list: async () => this.#guard(() => table.list()),
      revoke: async (id, by) => this.#commit(() => table.revoke(id, by)),
      touch: async (id, at) => this.#commit(() => table.touch(id, at)),
    };
  }

  #jobStore(table: JobTable): Storage['jobs'] {
    return {
      create: async (job) => this.#commit(() => table.create(job)),
      progress: async (id, progress, at) => this.#commit(() => table.progress(id, progress, at)),
      find: async (id, sites) => this.#guard(() => table.find(id, sites)),
      list: async (sites) => this.#guard(() => table.list(sites)),
      interrupt: async (at) => this.#commit(() => table.interrupt(at)),
    };
  }

  /** Runs in one transaction that is on disk when this returns; what was interned is forgotten on a rollback. */
  #commit<T>(work: () => T): T {
    return this.#committer.commit(work);
  }

  #commitWherePossible(work: () => void): void {
    try {
      this.#commit(work);
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
    }
  }

  #guard<T>(work: () => T): T {
    return this.#committer.guard(work);
  }
}
