import { Gauge, type Registry } from 'prom-client';
import type { Storage } from '../storage/storage.ts';

/** Where the present state is looked up, each time somebody asks. */
export interface GaugeSources {
  version: string;
  commits: { readonly depth: number };
  streams: { readonly open: number };
  rowWork: { readonly held: number };
  jobs: { readonly held: number };
  storage: Pick<Storage, 'engine' | 'condition'> & { webhooks: Pick<Storage['webhooks'], 'waiting'> };
}

/** What is the case now, as opposed to what has happened: read when it is asked for, so that it costs nothing else. */
export class Gauges {
  readonly #sources: GaugeSources;
  readonly #queue: Gauge;
  readonly #streams: Gauge;
  readonly #rowWork: Gauge;
  readonly #jobs: Gauge;
  readonly #outbox: Gauge;
  readonly #readers: Gauge;
  readonly #database: Gauge;
  readonly #log: Gauge;
  readonly #free: Gauge;
  readonly #checked: Gauge;
  readonly #backedUp: Gauge;
  readonly #build: Gauge;

  constructor(registry: Registry, sources: GaugeSources) {
    const gauge = (name: string, help: string, ...labelNames: string[]) =>
      new Gauge({ name: `earshot_${name}`, help, labelNames, registers: [registry] });
    this.#sources = sources;
    this.#queue = gauge('queue_responses', 'Responses that wait for their commit');
    this.#streams = gauge('live_streams', 'Streams of changes that are open');
    this.#rowWork = gauge('row_questions', 'Questions that read every response: running or waiting');
    this.#jobs = gauge('jobs', 'Jobs that run or wait');
    this.#outbox = gauge('webhook_outbox_deliveries', 'Deliveries that wait to be sent, or sent again');
    this.#readers = gauge('reader_calls', 'What a reading thread answers or has waiting', 'reader');
    this.#database = gauge('database_bytes', 'The database file');
    this.#log = gauge('wal_bytes', 'The file of commits that are copied into it later');
    this.#free = gauge('disk_free_bytes', 'What the disk of the data folder has left');
    this.#checked = gauge('integrity_check_timestamp_seconds', 'When all was last read and found whole');
    this.#backedUp = gauge('backup_timestamp_seconds', 'When the last backup was made');
    this.#build = gauge('build_info', 'Always 1; the release is in its label', 'version');
    this.#build.set({ version: sources.version }, 1);
  }

  async read(): Promise<void> {
    const { commits, streams, rowWork, jobs, storage } = this.#sources;
    this.#queue.set(commits.depth);
    this.#streams.set(streams.open);
    this.#rowWork.set(rowWork.held);
    this.#jobs.set(jobs.held);
    this.#outbox.set(await storage.webhooks.waiting());
    const condition = await storage.condition();
    for (const { name, calls } of condition.readers) this.#readers.set({ reader: name }, calls);
    this.#database.set(condition.database);
    this.#log.set(condition.log);
    // What is not known is not told: a gauge that nobody sets says 0.
    if (condition.free === null) this.#free.remove();
    else this.#free.set(condition.free);
    if (storage.engine.backups !== 'earshot') this.#backedUp.remove();
    if (condition.wholeAt !== null) this.#checked.set(condition.wholeAt / 1000);
    if (condition.backedUpAt !== null) this.#backedUp.set(condition.backedUpAt / 1000);
  }
}
