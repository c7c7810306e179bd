import type Database from 'better-sqlite3';
import type { StorageCondition } from '../contract/condition.ts';
import type { CountRules } from '../contract/counting.ts';
import { StorageUnavailable } from '../contract/storage-errors.ts';
import type { Storage } from '../storage.ts';
import { accessStore } from './access-store.ts';
import { AuditTable } from './audit.ts';
import { Checker } from './checker.ts';
import { Committer } from './committer.ts';
import { fileCondition } from './condition.ts';
import { countStore } from './count-store.ts';
import { CountedRows } from './counted-rows.ts';
import { Dictionary } from './dictionary.ts';
import { ErasedValues } from './erased-values.ts';
import { exportScheduleStore } from './export-schedule-store.ts';
import { exportStore } from './export-store.ts';
import type { Files } from './files.ts';
import { forgettingValues } from './forgetting-values.ts';
import { importStore } from './import-store.ts';
import { jobStore } from './job-store.ts';
import { keyStore } from './key-store.ts';
import { leaseStore } from './lease-store.ts';
import { memberStore } from './member-store.ts';
import { Outbox } from './outbox.ts';
import { peerStore } from './peer-store.ts';
import { markClosed, markWhole, wholeAt } from './prepare.ts';
import { Reader } from './reader.ts';
import { RecentCounts } from './recent-counts.ts';
import { ResponseChanger } from './response-changes.ts';
import { responseStore } from './response-store.ts';
import { ResponseWriter } from './responses.ts';
import { RetentionTable } from './retention.ts';
import { retentionStore } from './retention-store.ts';
import { scopeStore } from './scope-store.ts';
import { siteStore } from './site-store.ts';
import { SiteZones } from './site-zones.ts';
import { surveyStore } from './survey-store.ts';
import { TextChapters } from './text-chapters.ts';
import { textStore } from './text-store.ts';
import { themeStore } from './theme-store.ts';
import { webhookStore } from './webhook-store.ts';
import { CountUpsert } from './write-counts.ts';

export interface SqliteStorageParts {
  db: Database.Database;
  files: Files;
  /** Whether the database was made at this opening. */
  created: boolean;
  rules: CountRules;
  /** Pages that were committed but not copied into the file yet, from which on they are. */
  checkpointPages: number;
  /** Gives the folder back. */
  unlock: () => void;
}

/** Nobody who answers or looks at a page waits for a processor that a long count has. */
const tallyNiceness = 10;

/** A database that is open: the stores of the contract over one connection that writes, and threads that read. */
export class SqliteStorage implements Storage {
  readonly engine: Storage['engine'];
  readonly secret: Buffer;
  readonly created: boolean;
  readonly sites: Storage['sites'];
  readonly surveys: Storage['surveys'];
  readonly scopes: Storage['scopes'];
  readonly responses: Storage['responses'];
  readonly counts: Storage['counts'];
  readonly access: Storage['access'];
  readonly keys: Storage['keys'];
  readonly members: Storage['members'];
  readonly audit: Storage['audit'];
  readonly jobs: Storage['jobs'];
  readonly exports: Storage['exports'];
  readonly imports: Storage['imports'];
  readonly exportSchedules: Storage['exportSchedules'];
  readonly webhooks: Storage['webhooks'];
  readonly themes: Storage['themes'];
  readonly retention: Storage['retention'];
  readonly leases = leaseStore();
  readonly peers: Storage['peers'];
  readonly texts: Storage['texts'];
  readonly #db: Database.Database;
  readonly #files: Files;
  readonly #reader: Reader;
  /** Answers that cost all of a range have a thread of their own, so that the others never wait for them. */
  readonly #tallier: Reader;
  readonly #checker: Checker;
  readonly #committer: Committer;
  readonly #unlock: () => void;

  constructor({ db, files, created, rules, checkpointPages, unlock }: SqliteStorageParts) {
    this.#db = db;
    this.#files = files;
    this.#unlock = unlock;
    this.#reader = new Reader(files.database);
    this.#tallier = new Reader(files.database, tallyNiceness);
    this.#checker = new Checker(files.database);
    const dictionary = new Dictionary(db);
    const zones = new SiteZones(db, rules);
    const chapters = new TextChapters(db);
    const outbox = new Outbox(db);
    // What was interned is forgotten on a rollback.
    const forget = () => {
      dictionary.forget();
      zones.forget();
      chapters.forgetEnds();
    };
    const committer = new Committer(db, checkpointPages, forget, () => outbox.tell());
    this.#committer = committer;
    this.engine = { place: files.folder, backups: 'earshot', commitsAtOnce: 1 };
    this.created = created;
    this.secret = db.prepare<[], Buffer>(`SELECT value FROM meta WHERE name = 'secret'`).pluck().get()!;
    const audit = new AuditTable(db);
    const recent = new RecentCounts();
    const upsert = new CountUpsert(db, recent);
    const counting = { dictionary, rules, zones };
    const counted = new CountedRows(db, counting, upsert, chapters);
    const writer = new ResponseWriter(db, counting, counted, outbox);
    const erasedValues = new ErasedValues(db, dictionary, upsert);
    const changer = new ResponseChanger(db, counting, counted, audit, outbox, erasedValues);
    this.sites = siteStore(db, audit, committer, zones);
    this.surveys = surveyStore(db, audit, committer, outbox);
    this.responses = responseStore(writer, changer, committer, this.#reader, this.#tallier);
    const readers = [this.#reader, this.#tallier];
    const forgetValues = forgettingValues({ erasedValues, dictionary, recent, committer, readers });
    this.counts = countStore({
      db,
      committer,
      reader: this.#reader,
      counting,
      upsert,
      recent,
    });
    this.scopes = scopeStore(this);
    this.access = accessStore(db, audit, committer);
    this.keys = keyStore(db, audit, committer);
    this.members = memberStore(db, audit, committer);
    this.audit = { list: async (filter) => committer.guard(() => audit.list(filter)) };
    this.peers = peerStore(db);
    this.jobs = jobStore(db, committer);
    this.exports = exportStore(db, audit, committer);
    this.imports = importStore({ db, audit, committer, dictionary, counted, changer });
    this.exportSchedules = exportScheduleStore(db, audit, committer);
    this.webhooks = webhookStore(db, audit, committer, outbox);
    this.themes = themeStore(db, audit, committer, outbox);
    const retention = new RetentionTable(db, counting, counted, changer, audit);
    this.retention = retentionStore(retention, committer, this.#tallier, forgetValues);
    this.texts = textStore(chapters, committer, this.#tallier);
  }

  /** No other process can: this one holds the folder. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async ping(): Promise<void> {
    this.#committer.commit(() => {
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
    const whole = this.#committer.guard(() => wholeAt(this.#db));
    return { ...(await fileCondition(this.#files)), readers, wholeAt: whole };
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

  #commitWherePossible(work: () => void): void {
    try {
      this.#committer.commit(work);
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
    }
  }
}
