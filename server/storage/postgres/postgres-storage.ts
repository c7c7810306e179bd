import type { StorageCondition } from '../contract/condition.ts';
import type { CountRules } from '../contract/counting.ts';
import type { Storage } from '../storage.ts';
import { accessStore } from './access-store.ts';
import { listAudit } from './audit.ts';
import { BriefReads } from './brief-reads.ts';
import { Checker } from './checker.ts';
import type { Committer, Transaction } from './committer.ts';
import { databaseCondition } from './condition.ts';
import { countStore } from './count-store.ts';
import { CountedRows } from './counted-rows.ts';
import { Dictionary } from './dictionary.ts';
import { exportScheduleStore } from './export-schedule-store.ts';
import { exportStore } from './export-store.ts';
import { forgettingValues } from './forgetting-values.ts';
import { importStore } from './import-store.ts';
import { ImportedRows } from './imported-rows.ts';
import { jobStore } from './job-store.ts';
import { keyStore } from './key-store.ts';
import { leaseStore } from './lease-store.ts';
import type { Listener } from './listener.ts';
import { lock } from './locks.ts';
import { memberStore } from './member-store.ts';
import { Outbox } from './outbox.ts';
import { peerStore } from './peer-store.ts';
import { partPeer } from './peers.ts';
import { setMeta } from './prepare.ts';
import { CountReader } from './read-counts.ts';
import { ResponseReader } from './read-responses.ts';
import { readsBehind } from './reads-behind.ts';
import { ResponseChanger } from './response-changes.ts';
import { responseStore } from './response-store.ts';
import { ResponseTags } from './response-tags.ts';
import { ResponseWriter } from './responses.ts';
import { Retention } from './retention.ts';
import { retentionStore } from './retention-store.ts';
import { scopeStore } from './scope-store.ts';
import { SiteKeys } from './site-keys.ts';
import { siteStore } from './site-store.ts';
import { surveyStore } from './survey-store.ts';
import { SurveyTable } from './surveys.ts';
import { textStore } from './text-store.ts';
import { themeStore } from './theme-store.ts';
import { webhookStore } from './webhook-store.ts';

export interface PostgresStorageParts {
  committer: Committer;
  /** Of one connection, which nothing but the dictionary uses. */
  interning: Committer;
  /** Of a few connections, which nothing but brief reads use. */
  brief: Committer;
  place: string;
  listener: Listener;
  /** Whether the tables were made at this opening. */
  created: boolean;
  secret: Buffer;
  rules: CountRules;
}

/** A database that is open: the stores of the contract over a pool of connections. */
export class PostgresStorage implements Storage {
  readonly engine: Storage['engine'];
  readonly secret: Buffer;
  readonly created: boolean;
  readonly sites: Storage['sites'];
  readonly surveys: Storage['surveys'];
  readonly scopes: Storage['scopes'];
  readonly responses: Storage['responses'];
  readonly counts: Storage['counts'];
  readonly access: Storage['access'];
  readonly members: Storage['members'];
  readonly keys: Storage['keys'];
  readonly audit: Storage['audit'];
  readonly jobs: Storage['jobs'];
  readonly exports: Storage['exports'];
  readonly imports: Storage['imports'];
  readonly exportSchedules: Storage['exportSchedules'];
  readonly webhooks: Storage['webhooks'];
  readonly themes: Storage['themes'];
  readonly leases: Storage['leases'];
  readonly peers: Storage['peers'];
  readonly retention: Storage['retention'];
  readonly texts: Storage['texts'];
  readonly #committer: Committer;
  readonly #interning: Committer;
  readonly #brief: Committer;
  readonly #listener: Listener;
  readonly #checker: Checker;

  constructor({
    committer,
    interning,
    brief,
    listener,
    place,
    created,
    secret,
    rules,
  }: PostgresStorageParts) {
    this.engine = { place: `PostgreSQL, ${place}`, backups: 'database', commitsAtOnce: 2 };
    this.#committer = committer;
    this.#interning = interning;
    this.#brief = brief;
    this.#listener = listener;
    this.#checker = new Checker(committer);
    this.created = created;
    this.secret = secret;
    const dictionary = new Dictionary(interning);
    const outbox = new Outbox();
    const reader = new ResponseReader(dictionary);
    const counted = new CountedRows(dictionary, rules);
    const writer = new ResponseWriter(committer, counted, outbox, reader);
    const tags = new ResponseTags(dictionary);
    const changer = new ResponseChanger(committer, counted, outbox, reader, tags);
    const siteKeys = new SiteKeys();
    const briefReads = new BriefReads(brief, committer);
    this.sites = siteStore(committer, siteKeys);
    const surveys = new SurveyTable(outbox);
    const counts = new CountReader(dictionary);
    this.scopes = scopeStore(briefReads, siteKeys, (db) => readsBehind(db, surveys, counts));
    this.surveys = surveyStore(committer, surveys);
    this.responses = responseStore(writer, changer, committer, reader, dictionary);
    this.counts = countStore(committer, briefReads, { dictionary, rules, reader, counts });
    this.access = accessStore(committer, briefReads);
    this.members = memberStore(committer, briefReads);
    this.keys = keyStore(committer, briefReads);
    this.audit = { list: (filter) => committer.read((db) => listAudit(db, filter)) };
    this.jobs = jobStore(committer);
    this.exports = exportStore(committer);
    this.imports = importStore(committer, new ImportedRows(counted, tags), changer);
    this.exportSchedules = exportScheduleStore(committer);
    this.webhooks = webhookStore(committer, outbox);
    this.themes = themeStore(committer);
    this.leases = leaseStore(committer);
    this.peers = peerStore(committer, listener);
    const forgetValues = forgettingValues({ committer, dictionary, rules });
    this.retention = retentionStore(committer, new Retention(counted, changer), forgetValues);
    this.texts = textStore(committer);
  }

  /** A transaction of its own holds the others off; what `work` commits is done before it ends. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const locked = async (tx: Transaction) => {
      await lock(tx, 'alone');
      return work();
    };
    return this.#committer.commit(locked, [], 'long');
  }

  ping(): Promise<void> {
    return this.#committer.commit((tx) => setMeta(tx, 'pinged_at', Buffer.from(String(Date.now()))));
  }

  findFault(): Promise<string | null> {
    return this.#checker.findFault();
  }

  condition(): Promise<StorageCondition> {
    return databaseCondition(this.#committer);
  }

  async close(): Promise<void> {
    this.#checker.stop();
    await this.#listener.close();
    // Where that fails, its time ends it.
    await this.#committer.commit(partPeer).catch(() => {});
    await this.#committer.close();
    await Promise.all([this.#interning.close(), this.#brief.close()]);
  }
}
